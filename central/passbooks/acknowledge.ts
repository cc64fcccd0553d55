import { sql } from 'kysely';
import type { RouteBody, RouteParams } from '../../contract/central/define.ts';
import { centralRoutes } from '../../contract/central/routes.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import type { Result } from '../../contract/result.ts';
import type { PassbookView } from '../../contract/views/customer.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, DeviceCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { once } from '../idempotency/once.ts';
import { findPassbook, toPassbookView } from './passbook.ts';

type Route = (typeof centralRoutes)['acknowledgeLines'];

interface Acknowledgement {
  readonly caller: DeviceCaller;
  readonly params: RouteParams<Route>;
  readonly body: RouteBody<Route>;
  readonly idempotencyKey: ClientKey;
}

/** Moves the print position through a sequence, forward only, and writes down on which line each entry stands. */
async function move(tx: Tx, { params, body }: Acknowledgement): Promise<Result<PassbookView, WireError>> {
  const { passbookNumber } = params;
  const book = await findPassbook(tx, passbookNumber);
  if (book === null || book.state === 'void') return refuse('PASSBOOK_UNKNOWN', { passbookNumber });
  if (book.state === 'lost') return refuse('PASSBOOK_LOST', { passbookNumber });
  const through = BigInt(body.throughSequence);
  if (book.version !== body.version || through <= book.printed_through)
    return refuse('PASSBOOK_VERSION_DIFFERS', { passbookNumber, version: String(book.version) });
  if (through > book.last_sequence)
    return refuse('INPUT_INVALID', { reason: `the account has entries through ${book.last_sequence}, not ${through}` });
  const nextLine = BigInt(book.next_line) + through - book.printed_through;
  if (nextLine > BigInt(book.lines_per_book) + 1n) return refuse('PASSBOOK_FULL', { passbookNumber });
  const moved = {
    next_line: Number(nextLine),
    printed_through: through,
    version: book.version + 1,
    state: nextLine > book.lines_per_book ? ('full' as const) : book.state,
  };
  await tx
    .updateTable('account_entries')
    .set({
      passbook_number: passbookNumber,
      printed_line: sql<number>`${book.next_line}::int + (sequence - ${book.printed_through}::bigint)::int - 1`,
    })
    .where('account_number', '=', book.account_number)
    .where('sequence', '>', book.printed_through)
    .where('sequence', '<=', through)
    .execute();
  await tx.updateTable('passbooks').set(moved).where('number', '=', passbookNumber).execute();
  return { ok: true, value: toPassbookView({ ...book, ...moved }) };
}

/**
 * The teller has seen the lines on paper. The same request under the same key gets the first answer again; refusals are not
 * stored, because nothing was done and the lines are fetched and shown anew.
 */
export function acknowledgeLines(central: Central, request: Acknowledgement): Promise<Answer<PassbookView>> {
  const { caller, params, body, idempotencyKey } = request;
  // A form whose print was interrupted acknowledges several times under its one key, each at a later version of the book.
  const route = `acknowledgeLines:${params.passbookNumber}:${body.version}`;
  return once(central, { caller, idempotencyKey, route, request: body }, centralRoutes.acknowledgeLines.response, (tx) =>
    move(tx, request),
  );
}
