import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { connect, disconnect } from '../../../central/database/connect.ts';
import { clusterFolder } from '../../../central/database/engine/cluster.ts';
import { startEngine } from '../../../central/database/engine/engine.ts';
import { startProcess } from '../../../central/testing/process.ts';
import { cpuSeconds } from '../cpu.ts';
import { type Figure, median } from '../figures.ts';
import { ordinaryAccounts } from './accounts.ts';
import { quoteDeposits, seedCounters } from './counters.ts';
import { postFor } from './load.ts';
import { initialise, pgbench, type Throughput } from './pgbench.ts';

const CLIENTS = 16;
const SCALE = 20;
const ROUNDS = 3;
/** More accounts than that only make the benchmark's own memory larger. */
const MOST_ACCOUNTS = 100_000;

const middle = (of: readonly Throughput[]): Throughput => ({
  perSecond: median(of.map(({ perSecond }) => perSecond)),
  p99Ms: median(of.map(({ p99Ms }) => p99Ms)),
});

/** Postings over HTTP against pgbench on the same server, in turns. */
export async function benchCentral({ seconds, say }: { seconds: number; say: (text: string) => void }): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'guitai-bench-'));
  const engine = await startEngine({ dataDir: join(folder, 'data'), progress: say });
  const storage = connect({ url: engine.url, poolSize: 4, onLost: () => undefined });
  const postmaster = Number((await readFile(join(clusterFolder(join(folder, 'data')), 'postmaster.pid'), 'utf8')).split('\n')[0]);
  const tpcb = engine.url.replace(/\/[^/]*$/, '/tpcb');
  try {
    const central = await startProcess(['--sandbox'], { DATABASE_URL: engine.url, GUITAI_LOG_LEVEL: 'error' });
    try {
      await sql`create database tpcb`.execute(storage.db);
      say(`pgbench tables, scale ${SCALE}`);
      await initialise(tpcb, SCALE);
      const counters = await seedCounters(storage.db, CLIENTS);
      const accounts = await ordinaryAccounts(storage.db, MOST_ACCOUNTS);
      const port = Number(new URL(central.url).port);
      const businessDate = String(central.ready.businessDate);
      const baseline: Throughput[] = [];
      const posts: Throughput[] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        const seconds_ = round === 0 ? 2 : seconds;
        const prepared = await Promise.all(
          counters.map((counter) => quoteDeposits(storage.db, counter, businessDate, accounts, Math.ceil((seconds_ * 6_000) / CLIENTS))),
        );
        await sql`checkpoint`.execute(storage.db);
        const base = await pgbench(tpcb, { clients: CLIENTS, seconds: seconds_ });
        const cpu = () => ({
          node: cpuSeconds(({ pid }) => pid === central.child.pid),
          server: cpuSeconds(({ parent }) => parent === postmaster),
        });
        const before = cpu();
        const mine = await postFor(port, prepared, seconds_);
        const after = cpu();
        say(
          `processor time per posting: central ${(((after.node - before.node) / mine.used) * 1e6).toFixed(0)} µs, PostgreSQL ${(((after.server - before.server) / mine.used) * 1e6).toFixed(0)} µs`,
        );
        say(
          `${round === 0 ? 'warm-up' : `round ${round}`}: TPC-B ${base.perSecond.toFixed(0)}/s p99 ${base.p99Ms.toFixed(1)} ms; postings ${mine.perSecond.toFixed(0)}/s p99 ${mine.p99Ms.toFixed(1)} ms`,
        );
        if (round === 0) continue;
        baseline.push(base);
        posts.push(mine);
      }
      const [base, mine] = [middle(baseline), middle(posts)];
      return [
        {
          name: `postings over HTTP, ${CLIENTS} clients`,
          value: mine.perSecond,
          unit: '/s',
          baseline: { name: 'pgbench TPC-B', value: base.perSecond },
          goal: { atLeast: 1.2 },
        },
        {
          name: 'p99 of a posting',
          value: mine.p99Ms,
          unit: 'ms',
          baseline: { name: 'p99 of TPC-B', value: base.p99Ms },
          goal: { atMost: 2 },
        },
      ];
    } finally {
      await central.end('SIGTERM');
    }
  } finally {
    await disconnect(storage);
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
