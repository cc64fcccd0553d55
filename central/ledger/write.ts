import { uuidv7 } from 'uuidv7';
import type { Tx } from '../database/serializable.ts';
import type { Pair } from './pairs.ts';

/** The head of a journal entry. Without a teller it is the system's own. */
export interface EntryHead {
  readonly traceNumber: string;
  readonly branchCode: string;
  readonly businessDate: string;
  readonly postedAt: string;
  readonly transactionCode: string;
  readonly tellerId: string | null;
  readonly deviceId: string | null;
  readonly clientKey: string | null;
}

/** Writes an entry with its pairs and answers its id. An entry without pairs records a transaction that moves no money. */
export async function writeEntry(tx: Tx, head: EntryHead, pairs: readonly Pair[]): Promise<string> {
  const id = uuidv7();
  await tx
    .insertInto('journal_entry')
    .values({
      id,
      trace_number: head.traceNumber,
      branch_code: head.branchCode,
      business_date: head.businessDate,
      posted_at: head.postedAt,
      transaction_code: head.transactionCode,
      channel: head.tellerId === null ? 'system' : 'counter',
      teller_id: head.tellerId,
      device_id: head.deviceId,
      client_key: head.clientKey,
      reverses: null,
    })
    .execute();
  if (pairs.length > 0)
    await tx
      .insertInto('journal_pair')
      .values(
        pairs.map((pair, index) => ({
          entry_id: id,
          pair_number: index + 1,
          branch_code: pair.branchCode,
          currency: pair.currency,
          amount: pair.amount,
          debit_subject: pair.debit.subject,
          debit_owner: pair.debit.owner,
          credit_subject: pair.credit.subject,
          credit_owner: pair.credit.owner,
        })),
      )
      .execute();
  return id;
}
