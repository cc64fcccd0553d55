import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Outcome } from '../../contract/central/transactions.ts';
import { poll } from '../database/engine/processes.ts';
import { readMigrations } from '../database/migrate.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { type Counter, counterAt, deposit, openCounter, type Reply } from '../testing/counter.ts';
import type { CentralProcess } from '../testing/process.ts';
import { type Balancer, startBalancer } from './balancer.ts';
import { foundBank } from './bank.ts';

const { active } = sandboxAccounts();
let bank: Awaited<ReturnType<typeof foundBank>>;
let nodes: CentralProcess[];
let balancer: Balancer;
let counters: Counter[];
beforeAll(async () => {
  bank = await foundBank();
  // Together, on an empty database: each wants to migrate it.
  nodes = await Promise.all([bank.start(), bank.start(), bank.start()]);
  await bank.seed();
  balancer = await startBalancer(nodes.map(({ url }) => url));
  counters = await Promise.all([
    openCounter(balancer.url, 'PC-1001-01', '100101', '1001-T01'),
    openCounter(balancer.url, 'PC-1001-02', '100102', '1001-T02'),
    openCounter(balancer.url, 'PC-1002-01', '100201', '1002-T01'),
    openCounter(balancer.url, 'PC-1003-01', '100301', '1003-T01'),
  ]);
}, 120_000);
afterAll(async () => {
  await balancer.close();
  await bank.stop();
});

const balance = async (): Promise<bigint> => BigInt((await counters[0]?.account(active))?.balance ?? -1);

const prepared = (count: number) =>
  Promise.all(
    counters.flatMap((counter, at) =>
      Array.from({ length: count }, async (_, index) => ({
        counter,
        form: await counter.prepare('1201', deposit(active, 100 + at * 1_000 + index)),
      })),
    ),
  );
type Work = Awaited<ReturnType<typeof prepared>>;
const sumOf = (work: Work): bigint => work.reduce((sum, { form }) => sum + BigInt(String(form.body.values.amount)), 0n);

test('nodes that start together on an empty database all become ready on the newest schema', async () => {
  const needed = (await readMigrations()).length;
  for (const { url } of nodes)
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ status: 'ready', schema: { version: needed, needed } });
});

test('a teller who signed on through one node works at every node, and each gets its turn', async () => {
  for (const { url } of nodes) expect((await fetch(`${url}/healthz`)).status).toBe(200);
  for (let each = 0; each < 6; each += 1) expect((await counters[0]?.send('GET', '/v1/tills'))?.status).toBe(200);
  expect(balancer.answered.size).toBe(3);
});

test('the same key sent to all nodes at once is posted once, and every node gives the same answer', async () => {
  const before = await balance();
  const work = await prepared(6);
  for (const { counter, form } of work) {
    // In turn, so that each of the three gets it twice.
    const replies = await Promise.all([...nodes, ...nodes].map(() => counter.post(form)));
    const answers = new Set(replies.filter(({ status }) => status === 200).map(({ text }) => text));
    expect(replies.every(({ status, problem }) => status === 200 || problem.code === 'IDEMPOTENCY_IN_FLIGHT')).toBe(true);
    expect(answers.size).toBe(1);
    expect(await bank.entriesOf(form.key)).toBe(1);
  }
  expect((await balance()) - before).toBe(sumOf(work));
  expect(await bank.brokenRules()).toEqual([]);
});

/** Every key says the same at the living nodes as it said first, and is booked once. */
async function resolves(work: Work, replies: readonly (Reply<Outcome> | null)[]): Promise<void> {
  for (const [index, { counter, form }] of work.entries()) {
    const first = replies[index];
    const inquiry = await counter.inquire(form.key);
    if (first?.status === 200) expect(inquiry.text).toBe(first.text);
    else expect(['accepted', 'unknown']).toContain(inquiry.value.outcome);
    const again = await counter.post(form);
    expect(again.value.outcome).toBe('accepted');
    if (first?.status === 200) expect(again.text).toBe(first.text);
    expect(await bank.entriesOf(form.key)).toBe(1);
  }
}

test('a node killed among postings: every key resolves at the others, once, and the books balance', async () => {
  const before = await balance();
  const work = await prepared(40);
  let answered = 0;
  const posting = work.map(async ({ counter, form }) => {
    const reply = await counter.post(form).catch(() => null);
    answered += reply?.status === 200 ? 1 : 0;
    return reply;
  });
  await poll(async () => (answered >= 8 ? true : null), 30_000, 1);
  await nodes[1]?.end('SIGKILL');
  await resolves(work, await Promise.all(posting));
  expect((await balance()) - before).toBe(sumOf(work));
  expect(await bank.brokenRules()).toEqual([]);
}, 120_000);

test('a node killed while its postings wait for an account: they are done at another one', async () => {
  const before = await balance();
  const work = await prepared(5);
  const posting = await bank.db.transaction().execute(async (tx) => {
    await sql`select 1 from accounts where number = ${active} for update`.execute(tx);
    const sent = work.map(({ counter, form }) => counter.post(form).catch(() => null));
    const waiting = async (): Promise<true | null> => {
      const { rows } = await sql<{ count: bigint }>`
        select count(*) as count from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'guitai-central'`.execute(
        bank.db,
      );
      return (rows[0]?.count ?? 0n) >= 2n ? true : null;
    };
    // One of each node that lives.
    expect(await poll(waiting, 20_000)).toBe(true);
    await nodes[2]?.end('SIGKILL');
    return sent;
  });
  const replies = await Promise.all(posting);
  expect(replies.some((reply) => reply?.status === 502)).toBe(true);
  await resolves(work, replies);
  expect((await balance()) - before).toBe(sumOf(work));
  expect(await bank.brokenRules()).toEqual([]);
}, 120_000);

test('a new node in place of the killed ones takes work at once', async () => {
  const node = await bank.start();
  const counter = counterAt(node.url, 'PC-1001-01');
  await counter.signOn('100101');
  const form = await counter.prepare('1201', deposit(active, 500), { tillId: '1001-T01' });
  expect((await counter.post(form)).value.outcome).toBe('accepted');
  expect(await bank.brokenRules()).toEqual([]);
});
