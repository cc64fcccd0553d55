import type { VoucherNumber } from '../../contract/vouchers/range.ts';
import type { VoucherTypeId } from '../../contract/vouchers/types.ts';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import type { Written } from '../posting/plan.ts';
import { tellerHolder } from '../vouchers/holder.ts';
import { moveForms } from '../vouchers/stock.ts';
import { newToken } from './transfer.ts';

/** Who has tills. */
const TILL_ROLES: readonly string[] = ['teller', 'seniorTeller'];

/** Whether a teller can take a whole till: of the branch, without a till, without forms, nothing on the way to them. */
export async function isReady(tx: Tx, tellerId: string, branchCode: string): Promise<boolean> {
  const teller = await tx.selectFrom('tellers').select(['branch_code', 'roles']).where('id', '=', tellerId).executeTakeFirst();
  if (teller?.branch_code !== branchCode || !teller.roles.some((role) => TILL_ROLES.includes(role))) return false;
  const till = await tx.selectFrom('tills').select('id').where('teller_id', '=', tellerId).executeTakeFirst();
  const forms = await tx
    .selectFrom('voucher_ranges')
    .select('first_number')
    .where('holder', '=', tellerHolder(tellerId))
    .limit(1)
    .executeTakeFirst();
  const coming = await tx
    .selectFrom('voucher_transfers')
    .select('number')
    .where('branch_code', '=', branchCode)
    .where('state', '=', 'inTransit')
    .where((eb) => eb.or([eb('giver', '=', tellerId), eb('receiver', '=', tellerId)]))
    .executeTakeFirst();
  return till === undefined && forms === undefined && coming === undefined;
}

interface Given {
  readonly caller: TellerCaller;
  readonly tillId: string;
  readonly receiver: string;
  readonly supervisor: string;
}

export async function writeHandOver(tx: Tx, written: Written, { caller, tillId, receiver, supervisor }: Given): Promise<void> {
  await tx
    .insertInto('till_hand_overs')
    .values({
      number: written.traceNumber,
      branch_code: caller.branchCode,
      till_id: tillId,
      giver: caller.tellerId,
      receiver,
      token: newToken(),
      state: 'inTransit',
      supervisor,
      business_date: caller.businessDate,
      given_at: written.postedAt,
    })
    .execute();
}

/** All forms of one teller become another's. */
export async function moveAllForms(
  tx: Tx,
  entryId: string,
  { from, to, branchCode }: { readonly from: string; readonly to: string; readonly branchCode: string },
): Promise<void> {
  const rows = await tx
    .selectFrom('voucher_ranges')
    .select(['type', 'first_number', 'last_number'])
    .where('holder', '=', tellerHolder(from))
    .orderBy('type')
    .orderBy('first_number')
    .execute();
  for (const [index, row] of rows.entries()) {
    const range = { first: row.first_number as VoucherNumber, last: row.last_number as VoucherNumber };
    const forms = { type: row.type as VoucherTypeId, range, branchCode, entryId, line: index + 1 };
    await moveForms(tx, { ...forms, from: tellerHolder(from), to: tellerHolder(to) });
  }
}
