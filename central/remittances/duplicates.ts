import type { Tx } from '../database/serializable.ts';

export interface SamePayment {
  readonly payerAccount: string | null;
  readonly payerName: string;
  readonly payerIdNumber: string | null;
  readonly payeeAccount: string;
  readonly payeeBank: string;
  readonly amount: bigint;
  readonly businessDate: string;
}

/** The newest remittance of the day with the same payer, payee and amount that has not failed; null: none. */
export async function findSame(tx: Tx, given: SamePayment): Promise<string | null> {
  const row = await tx
    .selectFrom('remittances_out')
    .select('number')
    .where('business_date', '=', given.businessDate)
    .where('payee_account', '=', given.payeeAccount)
    .where('amount', '=', given.amount)
    .where('payee_bank', '=', given.payeeBank)
    .where('state', 'not in', ['rejected', 'returned'])
    .where('funded', '<>', 'incoming')
    .where((eb) =>
      given.payerAccount === null
        ? eb.and([eb('payer_name', '=', given.payerName), eb('payer_id_number', '=', given.payerIdNumber)])
        : eb('payer_account', '=', given.payerAccount),
    )
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? null;
}
