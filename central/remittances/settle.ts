import { CNY } from '../../contract/money/currency.ts';
import { findAccount } from '../accounts/account.ts';
import type { Tx } from '../database/serializable.ts';
import { between, SUBJECT } from '../ledger/pairs.ts';
import { afterAnswer, refundTo } from './lifecycle.ts';
import { noteStep } from './steps.ts';
import { IN_FLIGHT, PAYABLE, SUSPENSE, SYSTEM_CODE } from './subjects.ts';
import { bookBySystem } from './systemEntry.ts';
import { type Outgoing, writeIncoming } from './waiting.ts';

/** What the clearing system says of a payment that we sent. */
export interface ClearingAnswer {
  readonly messageId: string;
  readonly result: 'settled' | 'rejected';
  /** Of a rejection, as the system gives it. */
  readonly reasonCode: string | null;
  readonly reasonText: string | null;
}

const inFlight = ({ branch_code: branchCode }: Outgoing) => ({ subject: IN_FLIGHT, owner: null, branchCode });

/** 3001.61 in flight / 1003: the payment is settled. */
export async function settleNow(tx: Tx, item: Outgoing, now: Date): Promise<void> {
  const { number, branch_code: branchCode, amount } = item;
  const booked = await bookBySystem(tx, {
    branchCode,
    transactionCode: SYSTEM_CODE.settled,
    pairs: between(inFlight(item), { subject: SUBJECT.centralBank, owner: null, branchCode }, CNY, amount),
    now,
  });
  await tx.updateTable('remittances_out').set({ state: 'settled', decided_at: booked.postedAt }).where('number', '=', number).execute();
  await noteStep(tx, { number, state: 'settled', entryId: booked.entryId, tellerId: null, note: '', at: booked.postedAt });
}

/** A return that the other bank's system rejected: the incoming payment waits again where it waited. */
async function waitAgain(tx: Tx, item: Outgoing, now: Date): Promise<string> {
  const { branch_code: branchCode, amount, returns } = item;
  const waiting = await tx
    .selectFrom('remittances_in')
    .selectAll()
    .where('number', '=', returns ?? '')
    .executeTakeFirstOrThrow();
  const back = { subject: waiting.subject ?? SUSPENSE, owner: null, branchCode: waiting.branch_code };
  const booked = await bookBySystem(tx, {
    branchCode,
    transactionCode: SYSTEM_CODE.refund,
    pairs: between(inFlight(item), back, CNY, amount),
    now,
  });
  await tx
    .updateTable('remittances_in')
    .set({ state: 'suspense', settled_entry: null, settled_by: null, settled_on: null, settled_to: null })
    .where('number', '=', waiting.number)
    .execute();
  await noteStep(tx, { number: waiting.number, state: 'suspense', entryId: null, tellerId: null, note: item.number, at: booked.postedAt });
  return booked.entryId;
}

/** Gives a rejected payment back: to the payer's account, or where it cannot go there to the register, for somebody to decide. */
async function refund(tx: Tx, item: Outgoing, now: Date): Promise<string> {
  if (item.funded === 'incoming') return await waitAgain(tx, item, now);
  const { branch_code: branchCode, amount } = item;
  const account = item.payer_account === null ? null : await findAccount(tx, item.payer_account);
  const to = refundTo(item.funded, account?.state === 'active');
  if (to === 'account' && account !== null) {
    const booked = await bookBySystem(tx, {
      branchCode,
      transactionCode: SYSTEM_CODE.refund,
      pairs: between(inFlight(item), { subject: account.subject, owner: account.number, branchCode: account.branch_code }, CNY, amount),
      credit: { account, amount, summaryZh: '汇款退回', summaryEn: 'REFUND' },
      now,
    });
    return booked.entryId;
  }
  const subject = to === 'payable' ? PAYABLE : SUSPENSE;
  const booked = await bookBySystem(tx, {
    branchCode,
    transactionCode: SYSTEM_CODE.refund,
    pairs: between(inFlight(item), { subject, owner: null, branchCode }, CNY, amount),
    now,
  });
  await writeIncoming(
    tx,
    booked,
    {
      branch_code: branchCode,
      kind: 'refund',
      original: item.number,
      payer_account: item.payee_account,
      payer_name: item.payee_name,
      payer_bank: item.payee_bank,
      payee_account: item.payer_account,
      payee_name: item.payer_name,
      amount,
      route: item.route,
      purpose: item.purpose,
      state: 'suspense',
      why: to === 'payable' ? 'noAccount' : 'accountBlocked',
      subject,
    },
    now,
  );
  return booked.entryId;
}

/** Books what the clearing system answers, once. An answer to nothing that we sent, and one that comes again or too late, change nothing. */
export async function applyAnswer(tx: Tx, answer: ClearingAnswer, now: Date): Promise<'applied' | 'unchanged' | 'unknown'> {
  const item = await tx.selectFrom('remittances_out').selectAll().where('message_id', '=', answer.messageId).executeTakeFirst();
  if (item === undefined) return 'unknown';
  const next = afterAnswer(item.state, answer.result);
  if (next === null) return 'unchanged';
  if (next === 'settled') {
    await settleNow(tx, item, now);
    return 'applied';
  }
  const entryId = await refund(tx, item, now);
  const at = now.toISOString();
  const reasonText = answer.reasonText ?? '';
  await tx
    .updateTable('remittances_out')
    .set({ state: 'rejected', reason_code: answer.reasonCode ?? 'RJ00', reason_text: reasonText, decided_at: at })
    .where('number', '=', item.number)
    .execute();
  await noteStep(tx, { number: item.number, state: 'rejected', entryId, tellerId: null, note: reasonText, at });
  return 'applied';
}
