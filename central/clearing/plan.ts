import { uuidv7 } from 'uuidv7';
import type { Tx } from '../database/serializable.ts';
import type { ClearingDeliveriesTable } from '../database/tables/remittances.ts';
import { bankCodeOf } from '../remittances/banks.ts';
import type { Outgoing } from '../remittances/waiting.ts';
import { behaviourFor, DELAYS, plannedAnswers } from './counterpart.ts';

/** Puts a delivery into the counterpart's book. */
export const schedule = async (tx: Tx, kind: ClearingDeliveriesTable['kind'], body: object, due: Date): Promise<void> => {
  await tx
    .insertInto('clearing_deliveries')
    .values({ id: uuidv7(), due_at: due.toISOString(), kind, body: JSON.stringify(body) })
    .execute();
};

export const settledAnswer = (messageId: string) => ({ messageId, result: 'settled', reasonCode: null, reasonText: null });
export const rejectedAnswer = (messageId: string, reasonText = '收款行拒绝：账号户名不符') => ({
  messageId,
  result: 'rejected',
  reasonCode: 'RJ01',
  reasonText,
});

/** The message under which the other bank gives a payment back. */
const returnId = (messageId: string): string => `9${messageId.slice(1)}`;

/** The counterpart takes a payment in: what it will tell of it, and when, is settled now. */
export async function takeIn(tx: Tx, item: Outgoing, now: Date): Promise<void> {
  const ownBank = await bankCodeOf(tx, item.branch_code);
  for (const { after, tell } of plannedAnswers(behaviourFor(item.payee_account))) {
    const due = new Date(now.getTime() + after);
    if (tell === 'settled') await schedule(tx, 'answer', settledAnswer(item.message_id), due);
    else if (tell === 'rejected') await schedule(tx, 'answer', rejectedAnswer(item.message_id), due);
    else
      await schedule(
        tx,
        'payment',
        {
          messageId: returnId(item.message_id),
          payerAccount: item.payee_account,
          payerName: item.payee_name,
          payerBank: item.payee_bank,
          payeeAccount: item.payer_account,
          payeeName: item.payer_name,
          payeeBank: ownBank ?? item.payee_bank,
          amount: item.amount.toString(),
          route: item.route === 'HVPS' ? 'HVPS' : 'BEPS',
          purpose: '收款人拒收，退汇',
          returnOf: item.message_id,
        },
        due,
      );
  }
}

/** The other bank answers our inquiry, and where a payment's answer was lost, that is found with it. */
export async function answerInquiry(
  tx: Tx,
  inquiry: { readonly message_id: string; readonly remittance: string },
  now: Date,
): Promise<void> {
  const due = new Date(now.getTime() + DELAYS.again);
  await schedule(tx, 'reply', { about: inquiry.message_id, reply: '经查，该笔款项我行已按来报处理。' }, due);
  const item = await tx
    .selectFrom('remittances_out')
    .select(['message_id', 'state'])
    .where('number', '=', inquiry.remittance)
    .executeTakeFirst();
  if (item?.state === 'sent') await schedule(tx, 'answer', settledAnswer(item.message_id), due);
}
