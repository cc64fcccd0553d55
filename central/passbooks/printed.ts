import type { RouteParams, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { MAX_LINES, toLine } from './line.ts';

type Route = (typeof centralRoutes)['printedLines'];

/** What a book shows, by line; of a book with more lines than one answer holds, the last ones. */
export async function printedLines(
  central: Central,
  { caller, params }: { caller: TellerCaller; params: RouteParams<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const { passbookNumber } = params;
  const book = await central.db.selectFrom('passbooks').select('number').where('number', '=', passbookNumber).executeTakeFirst();
  if (book === undefined) return refuse('PASSBOOK_UNKNOWN', { passbookNumber });
  const rows = await central.db
    .selectFrom('account_entries')
    .selectAll()
    .where('passbook_number', '=', passbookNumber)
    .orderBy('printed_line', 'desc')
    .limit(MAX_LINES)
    .execute();
  const lines = rows
    .toReversed()
    .flatMap((row) => (row.printed_line === null ? [] : [{ lineNumber: row.printed_line, line: toLine(row) }]));
  return { ok: true, value: { lines } };
}
