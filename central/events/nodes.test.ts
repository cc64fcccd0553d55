import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { poll } from '../database/engine/processes.ts';
import { type RunningCentral, startCentral } from '../host.ts';
import { startTestCentral, TEST_DATE, type TestCentral } from '../testing/central.ts';
import { counterAt, newKey } from '../testing/counter.ts';
import { emit, type NewEvent } from './emit.ts';
import { openReader } from './testReader.ts';

/** Two nodes of one bank on one database, which find each other's events by looking. */
let first: TestCentral;
let second: RunningCentral;
let nodes: readonly string[];
beforeAll(async () => {
  first = await startTestCentral();
  second = await startCentral({ databaseUrl: first.databaseUrl, clock: first.clock });
  nodes = [first.url, second.url];
});
afterAll(async () => {
  await second.stop();
  await first.stop();
});

const BRANCHES = ['1001', '1002', null] as const;

const alert = (code: string, branchCode: string | null): NewEvent => ({
  kind: 'alert',
  branchCode,
  tellerId: null,
  payload: { level: 'info', code, textZh: '', textEn: '' },
});

interface Told {
  readonly code: string;
  readonly branchCode: string | null;
}

/** One transaction: its events, and in which order it commits among the others that are open at the same time. */
const transactions = fc.array(
  fc.record({ branches: fc.array(fc.constantFrom(...BRANCHES), { minLength: 1, maxLength: 4 }), rank: fc.nat(), commits: fc.boolean() }),
  { minLength: 1, maxLength: 5 },
);
const readers = fc.array(
  fc.record({
    branch: fc.constantFrom('1001', '1002'),
    /** After so many events the reader goes away and comes back at a node. */
    visits: fc.array(fc.record({ events: fc.integer({ min: 0, max: 6 }), node: fc.nat({ max: 1 }) }), { maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 3 },
);

let run = 0;

/** Opens all transactions, lets each emit, then commits or rolls back in the order of their ranks. Answers what was committed. */
async function emitAll(
  plan: readonly { branches: readonly (string | null)[]; rank: number; commits: boolean }[],
  name: string,
): Promise<Told[]> {
  const told: Told[] = [];
  const open = await Promise.all(
    plan.slice(0, 3).map(async (each, index) => {
      const transaction = await first.db.startTransaction().setIsolationLevel('serializable').execute();
      const events = each.branches.map((branchCode, at) => ({ code: `${name}-${index}-${at}`, branchCode }));
      for (const { code, branchCode } of events) await emit(transaction, alert(code, branchCode), first.clock.now());
      return { ...each, transaction, events };
    }),
  );
  for (const { transaction, commits, events } of open.toSorted((a, b) => a.rank - b.rank)) {
    await (commits ? transaction.commit() : transaction.rollback()).execute();
    if (commits) told.push(...events);
  }
  return told;
}

test('whatever order transactions commit in and wherever readers come back: each event of the branch once, in order of position', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(transactions, { minLength: 1, maxLength: 3 }), readers, async (rounds, plans) => {
      run += 1;
      const name = `run${run}`;
      const start = (await sql<{ position: bigint }>`select position from event_head`.execute(first.db)).rows[0]?.position ?? 0n;
      const seen = plans.map(async ({ branch, visits }) => {
        const got: { id: string; code: string }[] = [];
        let after = String(start);
        const device = `PC-${branch}-01`;
        const take = async (url: string, wanted: number | null): Promise<void> => {
          const reader = await openReader(url, device, after);
          for (let count = 1; wanted === null || count <= wanted; count += 1) {
            const last = (await reader.events(count))[count - 1];
            if (last?.data.kind === 'alert' && last.data.payload.code === `${name}-end`) break;
          }
          const alerts = reader.received.flatMap(({ id, data }) => (data.kind === 'alert' ? [{ id, code: data.payload.code }] : []));
          // The line is cut after so many events; what else had arrived was never seen, and must come again.
          const taken = wanted === null ? alerts : alerts.slice(0, wanted);
          got.push(...taken);
          after = taken.at(-1)?.id ?? after;
          await reader.close();
        };
        const atEnd = (): boolean => got.some(({ code }) => code === `${name}-end`);
        for (const { events, node } of visits) if (!atEnd()) await take(nodes[node] ?? first.url, events);
        if (!atEnd()) await take(nodes[run % 2] ?? first.url, null);
        return { branch, got };
      });
      const told: Told[] = [];
      for (const [index, round] of rounds.entries()) told.push(...(await emitAll(round, `${name}-${index}`)));
      await first.db.transaction().execute((tx) => emit(tx, alert(`${name}-end`, null), first.clock.now()));
      told.push({ code: `${name}-end`, branchCode: null });
      for (const { branch, got } of await Promise.all(seen)) {
        const mine = told.filter(({ branchCode }) => branchCode === null || branchCode === branch).map(({ code }) => code);
        expect(got.map(({ code }) => code).toSorted()).toEqual(mine.toSorted());
        const positions = got.map(({ id }) => Number(id));
        expect(positions).toEqual(positions.toSorted((a, b) => a - b));
      }
    }),
    { numRuns: 12 },
  );
  const { rows } = await sql<{ gaps: bigint }>`
    select (select position - oldest + 1 from event_head) - (select count(*) from events) as gaps`.execute(first.db);
  expect(rows[0]?.gaps).toBe(0n);
}, 180_000);

test('a change of parameters at one node is gone by at the other a moment later', async () => {
  const teller = counterAt(second.url, 'PC-1001-01');
  await teller.signOn();
  const administrator = counterAt(first.url, 'PC-1000-01');
  await administrator.signOn('100070');
  const set = [{ kind: 'session', key: 'bank', effectiveFrom: TEST_DATE, value: { inactivitySeconds: 60, screenLockSeconds: 60 } }];
  first.clock.advance(120_000);
  expect((await teller.send('GET', '/v1/tills')).status).toBe(200);
  expect((await administrator.send('POST', '/v1/parameters', { body: { set }, key: newKey() })).status).toBe(200);
  first.clock.advance(120_000);
  // The node where it was changed knows at once.
  expect((await administrator.send('GET', '/v1/tills')).problem.code).toBe('SIGN_ON_NEEDED');
  const refused = await poll(async () => {
    const { status } = await teller.send('GET', '/v1/tills');
    first.clock.advance(120_000);
    return status === 401 ? true : null;
  }, 5_000);
  expect(refused).toBe(true);
});
