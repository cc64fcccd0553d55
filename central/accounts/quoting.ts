import { sql } from 'kysely';
import type { Tx } from '../database/serializable.ts';

/**
 * Whether only a quote is asked for: quotes read in a transaction that cannot write. A quote may leave out what it itself first tells the
 * teller, such as the pieces of a sum that is not known before.
 */
export async function isQuote(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ only: string }>`select current_setting('transaction_read_only') as only`.execute(tx);
  return rows[0]?.only === 'on';
}
