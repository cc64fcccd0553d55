import type { BusinessDate } from '../../../contract/dates/businessDate.ts';
import { checkBooks } from '../../checks/run.ts';
import type { Db } from '../../database/connect.ts';
import { serializable } from '../../database/serializable.ts';
import { beginEndOfDay, type RunHost } from '../begin.ts';
import { type RunOptions, runEndOfDay } from '../run.ts';
import { closeBranches } from './bank.ts';

/** Brings the bank to the end of a date, with every branch closed, and runs it. */
export async function runOn(host: RunHost, date: string, options: RunOptions = {}): Promise<'finished' | 'elsewhere'> {
  await closeBranches(host.db, date);
  const begun = await serializable(host.db, (tx) => beginEndOfDay(tx, host, date as BusinessDate, 'test'));
  if (!begun.ok) throw new Error(begun.error.code);
  return await runEndOfDay(host, date as BusinessDate, options);
}

/** What is wrong with the books; empty when they agree. */
export const brokenRules = async (db: Db): Promise<unknown[]> =>
  (await checkBooks(db)).results.filter(({ offences }) => offences.length > 0);
