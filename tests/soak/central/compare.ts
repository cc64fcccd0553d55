import { sql } from 'kysely';
import type { Db } from '../../../central/database/connect.ts';
import type { Outcome } from '../../../contract/central/transactions.ts';

/** How the tellers' answers and the bank's books differ; empty lists: not at all. */
export interface Comparison {
  /** Accepted to a teller, and not in the books. */
  readonly lost: readonly string[];
  /** Keys with more than one entry. */
  readonly doubled: readonly string[];
  /** Stored answers that are not what the teller was told. */
  readonly different: readonly string[];
  /** Accounts whose balance is not what they began with and what was accepted. */
  readonly wrongBalances: readonly string[];
  readonly accepted: number;
  readonly rejected: number;
}

export async function balances(db: Db): Promise<Map<string, bigint>> {
  const rows = await db.selectFrom('accounts').select(['number', 'balance']).execute();
  return new Map(rows.map(({ number, balance }) => [number, balance]));
}

export async function compare(db: Db, answers: ReadonlyMap<string, string>, before: ReadonlyMap<string, bigint>): Promise<Comparison> {
  const stored = await db.selectFrom('outcomes').select(['device_id', 'client_key', 'answer']).where('route', '=', 'post').execute();
  const kept = new Map(stored.map((row) => [`${row.device_id} ${row.client_key}`, row.answer]));
  const { rows } = await sql<{ key: string; entries: bigint }>`
    select device_id || ' ' || client_key as key, count(*) as entries from journal_entry where client_key is not null group by 1`.execute(
    db,
  );
  const entries = new Map(rows.map(({ key, entries: count }) => [key, count]));
  const expected = new Map(before);
  const lost: string[] = [];
  const different: string[] = [];
  let accepted = 0;
  for (const [key, answer] of answers) {
    if (kept.get(key) !== answer) different.push(key);
    const outcome = JSON.parse(answer) as Outcome;
    if (outcome.outcome !== 'accepted') continue;
    accepted += 1;
    if (entries.get(key) !== 1n) lost.push(key);
    for (const { side, accountNumber, amount } of outcome.entries)
      if (accountNumber !== null && expected.has(accountNumber))
        expected.set(accountNumber, (expected.get(accountNumber) ?? 0n) + (side === 'C' ? BigInt(amount) : -BigInt(amount)));
  }
  const after = await balances(db);
  return {
    lost,
    doubled: [...entries].filter(([, count]) => count > 1n).map(([key]) => key),
    different,
    wrongBalances: [...after].filter(([number, balance]) => balance !== expected.get(number)).map(([number]) => number),
    accepted,
    rejected: answers.size - accepted,
  };
}
