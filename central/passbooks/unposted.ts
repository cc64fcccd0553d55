import type { RouteParams } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { UnpostedLines } from '../../contract/views/printing.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { MAX_LINES, toLine } from './line.ts';
import { findPassbook, toPassbookView } from './passbook.ts';

/** What waits to be printed, oldest first. Lost and void books refuse (domain: passbook); a full one needs a new book. */
export async function unpostedLines(
  central: Central,
  { caller, params }: { caller: TellerCaller; params: RouteParams<(typeof centralRoutes)['unpostedLines']> },
): Promise<Answer<UnpostedLines>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const { passbookNumber } = params;
  // One snapshot for the position and the lines: an acknowledgement between the two reads would shift one against the other.
  return await central.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const book = await findPassbook(tx, passbookNumber);
      if (book === null || book.state === 'void') return refuse('PASSBOOK_UNKNOWN', { passbookNumber });
      if (book.state === 'lost') return refuse('PASSBOOK_LOST', { passbookNumber });
      if (book.state === 'full') return refuse('PASSBOOK_FULL', { passbookNumber });
      const rows = await tx
        .selectFrom('account_entries')
        .selectAll()
        .where('account_number', '=', book.account_number)
        .where('sequence', '>', book.printed_through)
        .orderBy('sequence')
        .limit(MAX_LINES)
        .execute();
      return { ok: true, value: { passbook: toPassbookView(book), lines: rows.map(toLine) } };
    });
}
