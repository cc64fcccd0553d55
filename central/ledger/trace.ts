import { sql } from 'kysely';
import type { Tx } from '../database/serializable.ts';

const SERIAL_DIGITS = 8;

/** Trace number 流水号: branch, business date as YYMMDD, serial of the bank. */
export const formatTrace = (branchCode: string, businessDate: string, serial: bigint): string =>
  `${branchCode}${businessDate.slice(2).replaceAll('-', '')}${(serial % 10n ** BigInt(SERIAL_DIGITS)).toString().padStart(SERIAL_DIGITS, '0')}`;

export async function nextTrace(tx: Tx, branchCode: string, businessDate: string): Promise<string> {
  const { rows } = await sql<{ serial: bigint }>`select nextval('trace_serial') as serial`.execute(tx);
  const serial = rows[0]?.serial;
  if (serial === undefined) throw new Error('The trace sequence gave nothing');
  return formatTrace(branchCode, businessDate, serial);
}
