import { sql } from 'kysely';
import { CNY_DENOMINATIONS, sumDenominations } from '../../contract/money/denominations.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import { BOOK_CHECKS } from './statements.ts';

export interface CheckResult {
  readonly name: string;
  /** What violates it, at most twenty. Empty: it holds. */
  readonly offences: readonly string[];
}

export interface Counts {
  readonly entries: bigint;
  readonly accounts: bigint;
  readonly keys: bigint;
}

const MAX_OFFENCES = 20;

async function denominationOffences(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('till_cash').selectAll().where('currency', '=', 'CNY').orderBy('till_id').execute();
  return rows
    .filter(({ denominations, balance }) => {
      const sum = sumDenominations(denominations, CNY_DENOMINATIONS);
      return !sum.ok || sum.value !== balance;
    })
    .map(({ till_id }) => till_id);
}

/** Runs every check on one snapshot, so that it may run while central works. */
export async function checkBooks(db: Db): Promise<{ results: readonly CheckResult[]; counts: Counts }> {
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      // The checks read everything; the limit of the counter's statements is not for them.
      await sql.raw('set local statement_timeout = 0').execute(tx);
      const results: CheckResult[] = [];
      for (const check of BOOK_CHECKS) {
        const { rows } = await sql.raw<{ offence: string }>(`${check.sql} limit ${MAX_OFFENCES}`).execute(tx);
        results.push({ name: check.name, offences: rows.map(({ offence }) => offence) });
      }
      results.push({ name: 'notes and coins of every till add up to its cash', offences: await denominationOffences(tx) });
      const { rows } = await sql<Counts>`
        select (select count(*) from journal_entry) as entries, (select count(*) from accounts) as accounts,
               (select count(*) from outcomes) as keys`.execute(tx);
      const [counts = { entries: 0n, accounts: 0n, keys: 0n }] = rows;
      return { results, counts };
    });
}
