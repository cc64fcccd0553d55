import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import type { Result } from '../../contract/result.ts';
import type { remittanceSchema } from '../../contract/transactions/remittance/parts.ts';
import { isQuote } from '../accounts/quoting.ts';
import type { Tx } from '../database/serializable.ts';
import type { Asked } from '../posting/plan.ts';
import type { Found } from '../screening/screen.ts';
import { findPayeeBank, type PayeeBank } from './banks.ts';
import { findSame } from './duplicates.ts';
import { screenPayee } from './screening.ts';

export type Remittance = z.output<typeof remittanceSchema>;

/** Who pays, as it goes into the message. */
export interface Payer {
  readonly account: string | null;
  readonly name: string;
  readonly idType: string | null;
  readonly idNumber: string | null;
}

/** What the decision on an outgoing remittance needs besides accounts and tills. */
export interface OutgoingFacts {
  readonly bank: Result<PayeeBank, WireError>;
  /** The number of the same payment of today; null: there is none. */
  readonly same: string | null;
  readonly likenesses: readonly Found[];
  readonly quoting: boolean;
  /** When it was quoted last; null while it is being quoted. */
  readonly quotedAt: Date | null;
}

async function lastQuoted(tx: Tx, { caller, clientKey }: Pick<Asked<unknown>, 'caller' | 'clientKey'>): Promise<Date | null> {
  const row = await tx
    .selectFrom('quotes')
    .select('quoted_at')
    .where('device_id', '=', caller.deviceId)
    .where('client_key', '=', clientKey)
    .where('transaction_code', 'in', ['1301', '1302'])
    .orderBy('quoted_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : new Date(row.quoted_at);
}

export async function readOutgoing(tx: Tx, asked: Asked<Remittance>, payer: Payer): Promise<OutgoingFacts> {
  const { caller, values } = asked;
  const quoting = await isQuote(tx);
  return {
    bank: await findPayeeBank(tx, caller.branchCode, values.payeeBank),
    same: await findSame(tx, {
      payerAccount: payer.account,
      payerName: payer.name,
      payerIdNumber: payer.idNumber,
      payeeAccount: values.payeeAccount,
      payeeBank: values.payeeBank,
      amount: BigInt(values.amount),
      businessDate: caller.businessDate,
    }),
    likenesses: await screenPayee(tx, values.payeeName),
    quoting,
    quotedAt: quoting ? null : await lastQuoted(tx, asked),
  };
}
