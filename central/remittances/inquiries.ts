import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WorkingCalendar } from '../../contract/dates/calendar.ts';
import { inquiryDates } from '../../contract/payments/inquiry.ts';
import { currentDay } from '../branches/day.ts';
import type { Tx } from '../database/serializable.ts';
import { alertBranch } from '../events/alert.ts';
import type { Effect } from './incoming.ts';
import { bookBySystem } from './systemEntry.ts';

/** A remittance of the branch that an inquiry may be about. */
export interface AskedAbout {
  readonly number: string;
  readonly messageId: string;
  readonly otherBank: string;
}

/** What the branch sent or received under a number; null: nothing. */
export async function findRemittance(tx: Tx, branchCode: string, number: string): Promise<AskedAbout | null> {
  const out = await tx
    .selectFrom('remittances_out')
    .select(['message_id', 'payee_bank'])
    .where('number', '=', number)
    .where('branch_code', '=', branchCode)
    .executeTakeFirst();
  if (out !== undefined) return { number, messageId: out.message_id, otherBank: out.payee_bank };
  const incoming = await tx
    .selectFrom('remittances_in')
    .select(['message_id', 'payer_bank'])
    .where('number', '=', number)
    .where('branch_code', '=', branchCode)
    .executeTakeFirst();
  return incoming === undefined ? null : { number, messageId: incoming.message_id ?? '', otherBank: incoming.payer_bank };
}

/** When a reply is due and when it goes up, by working days from the day on which it was received. */
export function deadlines(receivedOn: string, calendar: WorkingCalendar) {
  const { replyDue, escalates } = inquiryDates(receivedOn as BusinessDate, calendar);
  return { asked_on: receivedOn, reply_due: replyDue, escalates_on: escalates };
}

export interface TheirInquiry {
  readonly messageId: string;
  /** The message of the payment that it asks about. */
  readonly about: string;
  readonly fromBank: string;
  readonly question: string;
}

/** Enters another bank's inquiry into the register of the branch whose remittance it is about; one that is about nothing of ours is not. */
export async function receiveInquiry(tx: Tx, inquiry: TheirInquiry, calendar: WorkingCalendar, now: Date): Promise<Effect> {
  const seen = await tx.selectFrom('remittance_inquiries').select('number').where('message_id', '=', inquiry.messageId).executeTakeFirst();
  if (seen !== undefined) return 'unchanged';
  const found =
    (await tx.selectFrom('remittances_out').select(['number', 'branch_code']).where('message_id', '=', inquiry.about).executeTakeFirst()) ??
    (await tx.selectFrom('remittances_in').select(['number', 'branch_code']).where('message_id', '=', inquiry.about).executeTakeFirst());
  if (found === undefined) return 'unknown';
  const branchCode = found.branch_code;
  const booked = await bookBySystem(tx, { branchCode, transactionCode: '1395', pairs: [], now });
  const { businessDate } = await currentDay(tx, branchCode);
  await tx
    .insertInto('remittance_inquiries')
    .values({
      number: booked.traceNumber,
      branch_code: branchCode,
      side: 'theirs',
      message_id: inquiry.messageId,
      remittance: found.number,
      other_bank: inquiry.fromBank,
      question: inquiry.question,
      ...deadlines(businessDate, calendar),
      state: 'open',
      created_at: booked.postedAt,
    })
    .execute();
  const alert = {
    level: 'info',
    code: 'inquiryReceived',
    textZh: `收到查询书 ${booked.traceNumber}，请于次一工作日前查复。`,
    textEn: `Inquiry ${booked.traceNumber} came in; it is to be answered by the next working day.`,
  } as const;
  await alertBranch(tx, branchCode, alert, now);
  return 'applied';
}

/** The other bank's reply to an inquiry of ours; a second one changes nothing. */
export async function receiveReply(
  tx: Tx,
  { about, reply }: { readonly about: string; readonly reply: string },
  now: Date,
): Promise<Effect> {
  const inquiry = await tx
    .selectFrom('remittance_inquiries')
    .selectAll()
    .where('message_id', '=', about)
    .where('side', '=', 'ours')
    .executeTakeFirst();
  if (inquiry === undefined) return 'unknown';
  if (inquiry.state === 'answered') return 'unchanged';
  const { businessDate } = await currentDay(tx, inquiry.branch_code);
  await tx
    .updateTable('remittance_inquiries')
    .set({ state: 'answered', reply, answered_on: businessDate })
    .where('number', '=', inquiry.number)
    .execute();
  const alert = {
    level: 'info',
    code: 'inquiryAnswered',
    textZh: `查询书 ${inquiry.number} 已收到查复。`,
    textEn: `Inquiry ${inquiry.number} has been answered.`,
  } as const;
  await alertBranch(tx, inquiry.branch_code, alert, now);
  return 'applied';
}
