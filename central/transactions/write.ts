import type { Accepted } from '../../contract/central/transactions.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import { toAccountView } from '../accounts/account.ts';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { toEntryLines } from '../ledger/pairs.ts';
import { nextTrace } from '../ledger/trace.ts';
import { writeEntry } from '../ledger/write.ts';
import type { AccountMove, Plan } from './plan.ts';

/** Who posts what, and when. */
export interface Posting {
  readonly caller: TellerCaller;
  readonly clientKey: ClientKey;
  readonly transactionCode: string;
  readonly postedAt: string;
}

const after = ({ account, amount }: AccountMove): AccountMove['account'] => ({
  ...account,
  balance: account.balance + amount,
  last_sequence: account.last_sequence + 1n,
});

async function writeMove(tx: Tx, posting: Posting, move: AccountMove, entryId: string, traceNumber: string): Promise<void> {
  const { number, balance, last_sequence } = after(move);
  await tx.updateTable('accounts').set({ balance, last_sequence }).where('number', '=', number).execute();
  await tx
    .insertInto('account_entries')
    .values({
      account_number: number,
      sequence: last_sequence,
      entry_id: entryId,
      trace_number: traceNumber,
      business_date: posting.caller.businessDate,
      posted_at: posting.postedAt,
      transaction_code: posting.transactionCode,
      summary_zh: move.summaryZh,
      summary_en: move.summaryEn,
      amount: move.amount,
      balance_after: balance,
      cash: move.cash,
      teller_id: posting.caller.tellerId,
      passbook_number: null,
      printed_line: null,
    })
    .execute();
}

/** Writes a plan and gives the answer that goes out and is stored. All of it stands or falls with the caller's transaction. */
export async function writePlan(tx: Tx, posting: Posting, plan: Plan): Promise<Accepted> {
  const { caller, clientKey, transactionCode, postedAt } = posting;
  const traceNumber = await nextTrace(tx, caller.branchCode, caller.businessDate);
  const entryId = await writeEntry(
    tx,
    {
      traceNumber,
      branchCode: caller.branchCode,
      businessDate: caller.businessDate,
      postedAt,
      transactionCode,
      tellerId: caller.tellerId,
      deviceId: caller.deviceId,
      clientKey,
    },
    plan.pairs,
  );
  if (plan.move !== null) await writeMove(tx, posting, plan.move, entryId, traceNumber);
  if (plan.tillCash !== null)
    await tx
      .updateTable('till_cash')
      .set({ balance: plan.tillCash.balance, denominations: JSON.stringify(plan.tillCash.denominations) })
      .where('till_id', '=', plan.tillCash.tillId)
      .where('currency', '=', plan.currency)
      .execute();
  if (plan.opensTill !== null)
    await tx.updateTable('tills').set({ state: 'active', teller_id: caller.tellerId }).where('id', '=', plan.opensTill).execute();
  return {
    outcome: 'accepted',
    clientKey,
    traceNumber,
    businessDate: caller.businessDate,
    postedAt,
    currency: plan.currency,
    amount: toWire(plan.amount),
    account: plan.move === null ? null : toAccountView(after(plan.move)),
    entries: toEntryLines(plan.pairs),
  };
}
