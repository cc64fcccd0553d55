import { once } from 'node:events';
import { connect as dial } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { poll } from '../database/engine/processes.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { type Counter, counterAt, deposit, openCounter } from '../testing/counter.ts';
import type { CentralProcess } from '../testing/process.ts';
import { foundBank } from './bank.ts';

const { active } = sandboxAccounts();
let bank: Awaited<ReturnType<typeof foundBank>>;
beforeAll(async () => {
  bank = await foundBank();
});
afterAll(() => bank.stop());

const WORKERS = [
  ['PC-1001-01', '100101', '1001-T01'],
  ['PC-1001-02', '100102', '1001-T02'],
  ['PC-1002-01', '100201', '1002-T01'],
  ['PC-1003-01', '100301', '1003-T01'],
] as const;

/** Longer than a drain takes at most, shorter than what an orchestrator grants. */
const LIMIT_MS = 25_000;
const ended = async (node: CentralProcess): Promise<number | null> => {
  const from = performance.now();
  const code = await node.end('SIGTERM');
  expect(performance.now() - from).toBeLessThan(LIMIT_MS);
  return code;
};

let node: CentralProcess;
let counters: Counter[];
test('the bank is open', async () => {
  node = await bank.start();
  await bank.seed();
  counters = await Promise.all(WORKERS.map((worker) => openCounter(node.url, ...worker)));
  expect(counters).toHaveLength(4);
}, 120_000);

test('stopped among postings: what was answered is booked, what was not answered was not done, and it ends well', async () => {
  const forms = await Promise.all(
    counters.flatMap((counter, at) =>
      Array.from({ length: 40 }, async (_, index) => ({
        counter,
        form: await counter.prepare('1201', deposit(active, 100 + at * 1_000 + index)),
      })),
    ),
  );
  let answered = 0;
  const posting = forms.map(async ({ counter, form }) => {
    const reply = await counter.post(form).catch(() => null);
    answered += reply?.status === 200 ? 1 : 0;
    return reply;
  });
  await poll(async () => (answered >= 5 ? true : null), 30_000, 1);
  expect(await ended(node)).toBe(0);
  for (const [index, reply] of (await Promise.all(posting)).entries()) {
    const key = forms[index]?.form.key ?? '';
    // Either the answer, or a refusal that says so, or a connection that was not taken; never a connection cut after the work was done.
    if (reply !== null && reply.status !== 200)
      expect([reply.status, reply.problem.code, reply.headers.get('retry-after')]).toEqual([503, 'CENTRAL_STOPPING', '1']);
    expect(await bank.entriesOf(key), `posting ${index}`).toBe(reply?.status === 200 ? 1 : 0);
  }
  expect(await bank.brokenRules()).toEqual([]);
}, 120_000);

test('what is being worked on is waited for, what comes later is refused with Retry-After, and no new connection is taken', async () => {
  node = await bank.start();
  const { port } = new URL(node.url);
  const [first] = WORKERS;
  const counter = counterAt(node.url, first[0]);
  await counter.signOn(first[1]);
  const form = await counter.prepare('1201', deposit(active, 700), { tillId: first[2] });

  // A request of which only the beginning has arrived: its connection is not idle, and it is not being worked on.
  const late = dial(Number(port), '127.0.0.1');
  late.write('GET /v1/business-day HTTP/1.1\r\nhost: central\r\n');

  const stopped = await bank.db.transaction().execute(async (tx) => {
    await sql`select 1 from accounts where number = ${active} for update`.execute(tx);
    const waiting = counter.post(form);
    // The posting waits for the account.
    await poll(async () => {
      const { rows } =
        await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'guitai-central'`.execute(bank.db);
      return rows.length > 0 ? true : null;
    }, 10_000);
    const end = ended(node);
    await poll(async () => (node.output().err.includes('draining') ? true : null), 10_000);
    const refused = async (): Promise<true | null> => {
      const code = await fetch(`${node.url}/healthz`).catch((error: { cause?: { code?: string } }) => error.cause?.code);
      return code === 'ECONNREFUSED' ? true : null;
    };
    expect(await poll(refused, 5_000)).toBe(true);
    late.write('\r\n');
    const [answer] = (await once(late, 'data')) as [Buffer];
    expect(answer.toString('utf8')).toMatch(/^HTTP\/1.1 503 /);
    expect(answer.toString('utf8')).toMatch(/retry-after: 1\r\n/i);
    expect(answer.toString('utf8')).toMatch(/connection: close\r\n/i);
    expect(answer.toString('utf8')).toContain('"code":"CENTRAL_STOPPING"');
    return { end, waiting };
  });
  const reply = await stopped.waiting;
  expect([reply.status, reply.value.outcome]).toEqual([200, 'accepted']);
  expect(await stopped.end).toBe(0);
  expect(await bank.entriesOf(form.key)).toBe(1);
}, 60_000);
