import { addDays, type BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { ChangeTermDeposit } from '../../contract/transactions/cash/1205.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { findHolding } from '../interest/holding.ts';
import { cancelNotice, giveNotice, type NoticeState } from '../interest/notices.ts';
import { readSituation } from '../interest/read.ts';
import type { Asked, Plan, Situation } from '../posting/plan.ts';
import { isHolder } from './holder.ts';
import { postable } from './postable.ts';

/** The notice state of a call deposit after a notice was given or taken back (domain: interest, 通知存款). */
export async function readNotice(tx: Tx, caller: TellerCaller, values: ChangeTermDeposit): Promise<Result<NoticeState, WireError>> {
  const { accountNumber, step, agreedDate, amount } = values;
  const read = await readSituation(tx, accountNumber, caller.businessDate);
  const holding = await findHolding(tx, accountNumber);
  if (!read.ok) return refuse(read.error.code, { ...read.error.details });
  if (holding === null || read.value.kind !== 'notice')
    return refuse('PRODUCT_NOT_FOR_THIS', { productCode: read.value.product.code, reason: step });
  const { deposit, product, balance } = read.value;
  const given = {
    givenOn: caller.businessDate,
    agreedDate: (agreedDate ?? addDays(caller.businessDate, 0)) as BusinessDate,
    agreedAmount: amount === null ? balance : BigInt(amount),
  };
  if (step === 'giveNotice' && given.agreedAmount <= 0n) return refuse('WITHDRAWAL_NOT_POSITIVE');
  const state = step === 'giveNotice' ? giveNotice(deposit, balance, given, product) : cancelNotice(deposit);
  return state.ok ? ok(state.value) : refuse(state.error.code, { ...state.error.details });
}

/** The plan of giving or taking back a notice. Moves no money. */
export function planNotice(
  situation: Situation,
  { values }: Asked<ChangeTermDeposit>,
  { notice, unusedNotices }: NoticeState,
): Result<Plan, WireError> {
  const { accountNumber, shownName } = values;
  const found = postable(situation.account(accountNumber), accountNumber, CNY);
  if (!found.ok) return found;
  const holder = isHolder(found.value, shownName ?? '');
  if (!holder.ok) return holder;
  return ok({
    currency: CNY,
    amount: 0n,
    moves: [],
    pairs: [],
    result: { accountNumber, agreedDate: notice?.agreedDate ?? null, agreedAmount: notice?.agreedAmount.toString() ?? null },
    write: async (tx) => {
      await tx
        .updateTable('deposits')
        .set({
          notice_given_on: notice?.givenOn ?? null,
          notice_date: notice?.agreedDate ?? null,
          notice_amount: notice?.agreedAmount ?? null,
          unused_notices: unusedNotices,
        })
        .where('account_number', '=', accountNumber)
        .execute();
    },
  });
}
