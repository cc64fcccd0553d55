import { z } from 'zod';
import type { RouteParams, RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { keyset } from '../database/keyset.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { toLine } from './line.ts';

type Route = (typeof centralRoutes)['printedLines'];

/** Above every line: a book has 9,999 at most. */
const MAX_LINE_NUMBER = 10_000;

const positions = keyset('printedLines', z.tuple([z.int().min(1).max(MAX_LINE_NUMBER)]));

/** What a book shows, by line: first the page of its last lines, then those above. */
export async function printedLines(
  central: Central,
  { caller, params, query }: { caller: TellerCaller; params: RouteParams<Route>; query: RouteQuery<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const from = positions.read(query.cursor);
  if (!from.ok) return from;
  const { passbookNumber } = params;
  const book = await central.db.selectFrom('passbooks').select('number').where('number', '=', passbookNumber).executeTakeFirst();
  if (book === undefined) return refuse('PASSBOOK_UNKNOWN', { passbookNumber });
  const found = await central.db
    .selectFrom('account_entries')
    .selectAll()
    .where('passbook_number', '=', passbookNumber)
    .where('printed_line', '<', from.value?.[0] ?? MAX_LINE_NUMBER)
    .orderBy('printed_line', 'desc')
    .limit(query.limit + 1)
    .execute();
  const { rows, next } = positions.page(found, query.limit, (row) => [row.printed_line ?? 1]);
  const lines = rows
    .toReversed()
    .flatMap((row) => (row.printed_line === null ? [] : [{ lineNumber: row.printed_line, line: toLine(row) }]));
  return { ok: true, value: query.cursor === undefined ? { lines } : { lines, next } };
}
