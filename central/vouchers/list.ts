import { z } from 'zod';
import type { RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { traceNumberSchema } from '../../contract/primitives.ts';
import type { VoucherNumber } from '../../contract/vouchers/range.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { keyset } from '../database/keyset.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { tellerHolder, vaultOf } from './holder.ts';

type Routes = typeof centralRoutes;
type Call<N extends 'vouchers' | 'voucherTransfers' | 'spentVouchers'> = {
  readonly caller: TellerCaller;
  readonly query: RouteQuery<Routes[N]>;
};

const typeAndNumber = z.tuple([z.string().max(40), z.string().regex(/^\d{1,20}$/)]);
const stockPositions = keyset('vouchers', typeAndNumber);
const transferPositions = keyset('voucherTransfers', z.tuple([traceNumberSchema]));
const spentPositions = keyset('spentVouchers', typeAndNumber);

const toRange = (row: { type: string; first_number: string; last_number: string; quantity: number }) => ({
  type: row.type,
  first: row.first_number as VoucherNumber,
  last: row.last_number as VoucherNumber,
  quantity: row.quantity,
});

/** The caller's own forms whole, as they are few, and a page of the branch's stock. */
export async function listVouchers(
  central: Central,
  { caller, query }: Call<'vouchers'>,
): Promise<Answer<RouteResponse<Routes['vouchers']>>> {
  // Among the holders are customers.
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const from = stockPositions.read(query.cursor);
  if (!from.ok) return from;
  const own = await central.db
    .selectFrom('voucher_ranges')
    .selectAll()
    .where('holder', '=', tellerHolder(caller.tellerId))
    .orderBy('type')
    .orderBy('first_number')
    .execute();
  let rows = central.db.selectFrom('voucher_ranges').selectAll().where('branch_code', '=', caller.branchCode);
  if (query.of === 'vault') rows = rows.where('holder', '=', vaultOf(caller.branchCode));
  if (from.value !== null) {
    const [type, first] = from.value;
    rows = rows.where((eb) => eb.or([eb('type', '>', type), eb.and([eb('type', '=', type), eb('first_number', '>', first)])]));
  }
  const found = await rows
    .orderBy('type')
    .orderBy('first_number')
    .limit(query.limit + 1)
    .execute();
  const page = stockPositions.page(found, query.limit, (row) => [row.type, row.first_number]);
  const stock = page.rows.map((row) => ({ ...toRange(row), holder: row.holder }));
  return { ok: true, value: { own: own.map(toRange), stock, next: page.next } };
}

/** Forms that are or were on their way in the caller's branch. A token is shown to its giver only. */
export async function listVoucherTransfers(
  central: Central,
  { caller, query }: Call<'voucherTransfers'>,
): Promise<Answer<RouteResponse<Routes['voucherTransfers']>>> {
  const from = transferPositions.read(query.cursor);
  if (!from.ok) return from;
  let rows = central.db.selectFrom('voucher_transfers').selectAll().where('branch_code', '=', caller.branchCode);
  if (query.state !== undefined) rows = rows.where('state', '=', query.state);
  if (from.value !== null) rows = rows.where('number', '<', from.value[0]);
  const found = await rows
    .orderBy('number', 'desc')
    .limit(query.limit + 1)
    .execute();
  const page = transferPositions.page(found, query.limit, ({ number }) => [number]);
  const transfers = page.rows.map((row) => ({
    number: row.number,
    type: row.type,
    first: row.first_number as VoucherNumber,
    last: row.last_number as VoucherNumber,
    from: row.from_holder,
    to: row.to_holder,
    giver: row.giver,
    receiver: row.receiver,
    state: row.state,
    token: row.giver === caller.tellerId ? row.token : null,
    businessDate: row.business_date,
    givenAt: row.given_at,
    settledAt: row.settled_at,
  }));
  return { ok: true, value: { transfers, next: page.next } };
}

/** What became of the day's forms: the list that the used and spoilt ones are kept with. */
export async function listSpentVouchers(
  central: Central,
  { caller, query }: Call<'spentVouchers'>,
): Promise<Answer<RouteResponse<Routes['spentVouchers']>>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const from = spentPositions.read(query.cursor);
  if (!from.ok) return from;
  let rows = central.db
    .selectFrom('voucher_fates')
    .selectAll()
    .where('branch_code', '=', caller.branchCode)
    .where('business_date', '=', query.date ?? caller.businessDate);
  if (from.value !== null) {
    const [type, number] = from.value;
    rows = rows.where((eb) => eb.or([eb('type', '>', type), eb.and([eb('type', '=', type), eb('number', '>', number)])]));
  }
  const found = await rows
    .orderBy('type')
    .orderBy('number')
    .limit(query.limit + 1)
    .execute();
  const page = spentPositions.page(found, query.limit, (row) => [row.type, row.number]);
  const spent = page.rows.map((row) => ({
    type: row.type,
    number: row.number as VoucherNumber,
    fate: row.fate,
    holder: row.holder,
    tellerId: row.teller_id,
    reason: row.reason,
    decidedAt: row.decided_at,
  }));
  return { ok: true, value: { spent, next: page.next } };
}
