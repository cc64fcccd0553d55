import { sql } from 'kysely';
import type { RouteParams, RouteResponse } from '../../contract/central/define.ts';
import type { reportRoutes } from '../../contract/central/reports.ts';
import { toWire } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { SUBJECT } from '../ledger/pairs.ts';
import { hasRole } from '../sessions/permission.ts';
import { entriesOf } from './entries.ts';

type Route = (typeof reportRoutes)['tillReport'];

/** Who answers for all cash of a branch; a teller sees the till that is theirs. */
const SEE_ALL = ['supervisor', 'vaultKeeper', 'auditor'] as const;

/**
 * The opening is what was counted at the last close of an earlier day and the present figure is the till's, so that opening + in − out =
 * booked is a statement that could be false. Summing a till's whole past instead would read the whole ledger.
 */
export async function tillReport(
  central: Central,
  { caller, params }: { readonly caller: TellerCaller; readonly params: RouteParams<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  const { branchCode, businessDate } = caller;
  const { tillId } = params;
  const till = await central.db
    .selectFrom('tills')
    .innerJoin('till_cash', 'till_cash.till_id', 'tills.id')
    .select(['tills.kind', 'tills.teller_id', 'till_cash.balance'])
    .where('tills.id', '=', tillId)
    .where('tills.branch_code', '=', branchCode)
    .where('till_cash.currency', '=', CNY)
    .executeTakeFirst();
  if (till === undefined) return refuse('TILL_UNKNOWN', { tillId });
  const own = till.kind === 'till' && (till.teller_id === caller.tellerId || till.teller_id === null);
  if (!own && !hasRole(caller, SEE_ALL)) return refuse('NOT_PERMITTED');
  const closed = await central.db
    .selectFrom('cash_counts')
    .select('counted')
    .where('till_id', '=', tillId)
    .where('currency', '=', CNY)
    .where('kind', '=', 'close')
    .where('business_date', '<', businessDate)
    .orderBy('business_date', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const rows = await entriesOf(central.db, branchCode, businessDate)
    .innerJoin('journal_line', 'journal_line.entry_id', 'journal_entry.id')
    .select('journal_entry.transaction_code')
    .select(sql<bigint>`count(distinct journal_entry.id)`.as('entries'))
    .select(sql<bigint>`coalesce(sum(journal_line.amount) filter (where journal_line.side = 'D'), 0)::bigint`.as('taken'))
    .select(sql<bigint>`coalesce(sum(journal_line.amount) filter (where journal_line.side = 'C'), 0)::bigint`.as('given'))
    .where('journal_line.subject', '=', SUBJECT.cash)
    .where('journal_line.owner', '=', tillId)
    .where('journal_line.currency', '=', CNY)
    .groupBy('journal_entry.transaction_code')
    .orderBy('journal_entry.transaction_code')
    .execute();
  return {
    ok: true,
    value: {
      tillId,
      businessDate,
      currency: CNY,
      opening: closed === undefined ? null : toWire(closed.counted),
      rows: rows.map(({ transaction_code, entries, taken, given }) => ({
        transactionCode: transaction_code,
        entries: Number(entries),
        in: toWire(BigInt(taken)),
        out: toWire(BigInt(given)),
      })),
      booked: toWire(till.balance),
    },
  };
}
