import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { bankDate } from '../branches/day.ts';
import type { Tx } from '../database/serializable.ts';
import { bankCalendar } from '../endOfDay/calendar.ts';
import type { Parameters } from '../parameters/parameters.ts';
import { type Effect, receivePayment } from '../remittances/incoming.ts';
import { receiveInquiry, receiveReply } from '../remittances/inquiries.ts';
import { applyAnswer } from '../remittances/settle.ts';
import { answerSchema, incomingSchema, inquirySchema, replySchema } from './messages.ts';

export interface Delivery {
  readonly id: string;
  readonly kind: 'answer' | 'payment' | 'inquiry' | 'reply';
  readonly body: unknown;
}

async function effectOf(tx: Tx, { kind, body }: Delivery, parameters: Pick<Parameters, 'at'>, now: Date): Promise<Effect> {
  switch (kind) {
    case 'answer':
      return await applyAnswer(tx, answerSchema.parse(body), now);
    case 'payment': {
      const payment = incomingSchema.parse(body);
      return await receivePayment(tx, { ...payment, amount: BigInt(payment.amount) }, now);
    }
    case 'inquiry': {
      const date = (await bankDate(tx)) ?? '';
      return await receiveInquiry(tx, inquirySchema.parse(body), bankCalendar(parameters, date as BusinessDate), now);
    }
    case 'reply':
      return await receiveReply(tx, replySchema.parse(body), now);
  }
}

/** Takes one delivery in and writes down what it did. */
export async function deliver(tx: Tx, delivery: Delivery, parameters: Pick<Parameters, 'at'>, now: Date): Promise<Effect> {
  const effect = await effectOf(tx, delivery, parameters, now);
  await tx.updateTable('clearing_deliveries').set({ delivered_at: now.toISOString(), effect }).where('id', '=', delivery.id).execute();
  return effect;
}
