import { sql } from 'kysely';
import type { RouteResponse } from '../../contract/central/define.ts';
import type { reportRoutes } from '../../contract/central/reports.ts';
import { VOUCHER_TYPES } from '../../contract/vouchers/types.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { vaultOf } from '../vouchers/holder.ts';

type Route = (typeof reportRoutes)['voucherReport'];
type Sums = Map<string, number>;

const sumsOf = (rows: readonly { readonly type: string; readonly key: string; readonly forms: bigint }[]): Sums =>
  new Map(rows.map(({ type, key, forms }) => [`${type} ${key}`, Number(forms)]));

/** Forms that came into the branch's vault from outside. */
async function receivedBy(central: Central, branchCode: string): Promise<Sums> {
  const rows = await central.db
    .selectFrom('voucher_ledger')
    .select(['type', sql<bigint>`sum(quantity)::bigint`.as('forms')])
    .where('from_holder', 'is', null)
    .where('to_holder', '=', vaultOf(branchCode))
    .groupBy('type')
    .execute();
  return sumsOf(rows.map((row) => ({ ...row, key: 'received' })));
}

/** Forms that somebody has now, by the kind of holder. */
async function heldAt(central: Central, branchCode: string): Promise<Sums> {
  const kind = sql<string>`split_part(holder, ':', 1)`;
  const rows = await central.db
    .selectFrom('voucher_ranges')
    .select(['type', kind.as('key'), sql<bigint>`sum(quantity)::bigint`.as('forms')])
    .where('branch_code', '=', branchCode)
    .groupBy(['type', kind])
    .execute();
  return sumsOf(rows);
}

/** Forms that are spent, by their fate; of one date alone where one is given. */
async function spentAt(central: Central, branchCode: string, date: string | null): Promise<Sums> {
  let fates = central.db.selectFrom('voucher_fates').where('branch_code', '=', branchCode);
  if (date !== null) fates = fates.where('business_date', '=', date);
  const rows = await fates
    .select(['type', 'fate as key', sql<bigint>`count(*)`.as('forms')])
    .groupBy(['type', 'fate'])
    .execute();
  return sumsOf(rows);
}

/** The ledger of controlled vouchers. Received comes from the movements and the rest from where the forms are, so that they can disagree. */
export async function voucherReport(
  central: Central,
  { caller }: { readonly caller: TellerCaller },
): Promise<Answer<RouteResponse<Route>>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const { branchCode, businessDate } = caller;
  const [received, held, spent, today] = [
    await receivedBy(central, branchCode),
    await heldAt(central, branchCode),
    await spentAt(central, branchCode, null),
    await spentAt(central, branchCode, businessDate),
  ];
  const types = Object.keys(VOUCHER_TYPES).map((type) => {
    const of = (sums: Sums, key: string): number => sums.get(`${type} ${key}`) ?? 0;
    return {
      type,
      received: of(received, 'received'),
      used: of(spent, 'used'),
      void: of(spent, 'void'),
      lost: of(spent, 'lost'),
      sold: of(held, 'customer'),
      inVault: of(held, 'vault'),
      withTellers: of(held, 'teller'),
      inTransit: of(held, 'transit'),
      usedToday: of(today, 'used'),
      voidToday: of(today, 'void'),
    };
  });
  return { ok: true, value: { businessDate, types } };
}
