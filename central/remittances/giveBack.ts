import type { PaymentRoute } from '../../contract/payments/route.ts';
import type { Tx } from '../database/serializable.ts';
import { messageIdOf, noteStep } from './steps.ts';
import type { Incoming } from './waiting.ts';

export interface Return {
  readonly traceNumber: string;
  readonly entryId: string;
  readonly businessDate: string;
  readonly postedAt: string;
  /** Null: the end of the day gives it back by itself. */
  readonly tellerId: string | null;
  readonly route: PaymentRoute;
  readonly workday: string;
  readonly waitsUntil: string | null;
  readonly payeeBankName: string;
  readonly purpose: string;
}

/** The payment that gives an incoming one back, business type A105, in flight like any other. */
export async function sendBack(tx: Tx, row: Incoming, given: Return): Promise<void> {
  const { traceNumber: number, entryId, businessDate, postedAt } = given;
  await tx
    .insertInto('remittances_out')
    .values({
      number,
      branch_code: row.branch_code,
      transaction_code: '1313',
      message_id: messageIdOf(businessDate, number),
      funded: 'incoming',
      payer_account: row.payee_account,
      payer_name: row.payee_name,
      payee_account: row.payer_account,
      payee_name: row.payer_name,
      payee_bank: row.payer_bank,
      payee_bank_name: given.payeeBankName,
      currency: row.currency,
      amount: row.amount,
      fee: 0n,
      route: given.route,
      priority: 'NORM',
      business_type: 'A105',
      purpose: given.purpose,
      remark: '',
      returns: row.number,
      state: 'queued',
      waits_until: given.waitsUntil,
      workday: given.workday,
      business_date: businessDate,
      teller_id: given.tellerId,
      entry_id: entryId,
      created_at: postedAt,
    })
    .execute();
  await noteStep(tx, { number, state: 'queued', entryId, tellerId: given.tellerId, note: given.purpose, at: postedAt });
}
