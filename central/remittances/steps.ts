import { uuidv7 } from 'uuidv7';
import type { Tx } from '../database/serializable.ts';

export interface RemittanceStep {
  readonly number: string;
  readonly state: string;
  /** What it booked; null: nothing moved. */
  readonly entryId: string | null;
  /** Null: the system. */
  readonly tellerId: string | null;
  readonly note: string;
  readonly at: string;
}

/** Writes down what happened to a remittance. */
export const noteStep = async (tx: Tx, { number, state, entryId, tellerId, note, at }: RemittanceStep): Promise<void> => {
  await tx
    .insertInto('remittance_steps')
    .values({ id: uuidv7(), number, state, entry_id: entryId, teller_id: tellerId, note, happened_at: at })
    .execute();
};

/** The number under which a payment system knows what an entry sent: its date and the serial of its trace number, 16 digits. */
export const messageIdOf = (businessDate: string, traceNumber: string): string =>
  `${businessDate.replaceAll('-', '')}${traceNumber.slice(-8)}`;
