import { sql } from 'kysely';
import type { RouteBody, RouteParams } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import type { PassbookView } from '../../contract/views/customer.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, DeviceCaller } from '../central.ts';
import { serializable, type Tx } from '../database/serializable.ts';
import { canonicalHash } from '../hash.ts';
import { findStored, type KeyedRequest, replay, store } from '../idempotency/outcomes.ts';
import { findPassbook, toPassbookView } from './passbook.ts';

type Route = (typeof centralRoutes)['acknowledgeLines'];

interface Acknowledgement {
  readonly caller: DeviceCaller;
  readonly params: RouteParams<Route>;
  readonly body: RouteBody<Route>;
  readonly idempotencyKey: ClientKey;
}

/** Moves the print position through a sequence, forward only, and writes down on which line each entry stands. */
async function move(tx: Tx, { params, body }: Acknowledgement): Promise<Answer<PassbookView>> {
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

async function moveAndStore(tx: Tx, central: Central, request: Acknowledgement, keyed: KeyedRequest): Promise<Answer<PassbookView>> {
  const answer = await move(tx, request);
  if (answer.ok && 'value' in answer)
    await store(tx, keyed, {
      outcome: 'accepted',
      answer: JSON.stringify(answer.value),
      tellerId: null,
      decidedAt: central.clock.now().toISOString(),
    });
  return answer;
}

/**
 * The teller has seen the lines on paper. The same request under the same key gets the first answer again; refusals are not
 * stored, because nothing was done and the lines are fetched and shown anew.
 */
export async function acknowledgeLines(central: Central, request: Acknowledgement): Promise<Answer<PassbookView>> {
  const keyed: KeyedRequest = {
    deviceId: request.caller.deviceId,
    clientKey: request.idempotencyKey,
    // A form whose print was interrupted acknowledges several times under its one key, each at a later version of the book.
    route: `acknowledgeLines:${request.params.passbookNumber}:${request.body.version}`,
    bodyHash: canonicalHash(request.body),
  };
  const stored = async (): Promise<Answer<PassbookView> | null> => {
    const found = await findStored(central.hot, keyed);
    return found === null ? null : replay(keyed, found);
  };
  const first = await stored();
  if (first !== null) return first;
  const answer = await serializable(central.db, (tx) => moveAndStore(tx, central, request, keyed), stored);
  // A refusal may be due to the same request having been faster: the book has moved on because it was done.
  return answer.ok ? answer : ((await stored()) ?? answer);
}
