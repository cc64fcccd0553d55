import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { BY_KEY, SCHEMA } from '../../../central/database/connect.ts';
import { median } from '../figures.ts';
import { type BenchBank, CLIENTS } from './bank.ts';
import { type PreparedPosting, quoteDeposits } from './counters.ts';
import { postBatchesFor, postFor } from './load.ts';
import { pgbench, type Throughput } from './pgbench.ts';
import { sameSqlScript } from './sameSql.ts';

const ROUNDS = 3;
const WARM_UP_SECONDS = 2;
/** Quoted ahead for each second: more than any machine here posts. */
const PER_SECOND = 8_000;

/** What was measured in turns on one bank: medians over the rounds. */
export interface Measured {
  readonly tpcb: Throughput;
  readonly sameSql: Throughput;
  readonly posts: Throughput;
  readonly batches: Throughput;
}

const middle = (of: readonly Throughput[]): Throughput => ({
  perSecond: median(of.map(({ perSecond }) => perSecond)),
  p99Ms: median(of.map(({ p99Ms }) => p99Ms)),
});

const shown = ({ perSecond, p99Ms }: Throughput): string => `${perSecond.toFixed(0)}/s p99 ${p99Ms.toFixed(1)} ms`;

/** Writes the script of our own statements, with the accounts that it picks from. */
async function prepareSameSql(bank: BenchBank): Promise<string> {
  await sql`create table bench_accounts (n int primary key, number text not null)`.execute(bank.db);
  await sql`insert into bench_accounts select n, number from unnest(${bank.accounts}::text[]) with ordinality as a (number, n)`.execute(
    bank.db,
  );
  await sql`analyze bench_accounts`.execute(bank.db);
  const { answer } = await bank.db
    .selectFrom('outcomes')
    .select('answer')
    .where('outcome', '=', 'accepted')
    .limit(1)
    .executeTakeFirstOrThrow();
  const file = join(bank.folder, 'same.sql');
  const options = { businessDate: bank.businessDate, tills: bank.counters, accounts: bank.accounts.length, answer };
  await writeFile(file, sameSqlScript(options));
  return file;
}

const quoteAll = (bank: BenchBank, seconds: number): Promise<PreparedPosting[][]> =>
  Promise.all(
    bank.counters.map((counter) =>
      quoteDeposits(bank.db, counter, bank.businessDate, bank.accounts, Math.ceil((seconds * PER_SECOND) / CLIENTS)),
    ),
  );

async function postings(bank: BenchBank, seconds: number, say: (text: string) => void): Promise<Throughput> {
  const prepared = await quoteAll(bank, seconds);
  await sql`checkpoint`.execute(bank.db);
  const before = bank.cpu();
  const mine = await postFor(bank.port, prepared, seconds);
  const after = bank.cpu();
  const each = (used: number): string => `${((used / mine.used) * 1e6).toFixed(0)} µs`;
  say(`processor time of a posting: central ${each(after.central - before.central)}, PostgreSQL ${each(after.server - before.server)}`);
  return mine;
}

export async function measure(bank: BenchBank, seconds: number, say: (text: string) => void): Promise<Measured> {
  const all: { [K in keyof Measured]: Throughput[] } = { tpcb: [], sameSql: [], posts: [], batches: [] };
  await postings(bank, WARM_UP_SECONDS, () => undefined);
  const script = await prepareSameSql(bank);
  const settings = [`search_path=${SCHEMA}`, ...BY_KEY];
  for (let round = 1; round <= ROUNDS; round += 1) {
    await sql`checkpoint`.execute(bank.db);
    const tpcb = await pgbench(bank.tpcb, { clients: CLIENTS, seconds });
    const posts = await postings(bank, seconds, say);
    const prepared = await quoteAll(bank, seconds);
    const batches = await postBatchesFor(bank.port, bank.counters, prepared, seconds);
    const sameSql = await pgbench(bank.url, { clients: CLIENTS, seconds, script, settings });
    say(`round ${round}: TPC-B ${shown(tpcb)}; same SQL ${shown(sameSql)}; postings ${shown(posts)}; in fifties ${shown(batches)}`);
    for (const [name, value] of Object.entries({ tpcb, sameSql, posts, batches })) all[name as keyof Measured].push(value);
  }
  return { tpcb: middle(all.tpcb), sameSql: middle(all.sameSql), posts: middle(all.posts), batches: middle(all.batches) };
}
