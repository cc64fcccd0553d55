import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { clusterFolder } from './database/engine/cluster.ts';
import { readPostmaster } from './database/engine/postmaster.ts';
import { isAlive } from './database/engine/processes.ts';
import { sandboxAccounts } from './sandbox/accounts.ts';
import { counterAt, deposit, openCounter } from './testing/counter.ts';
import { type CentralProcess, startProcess } from './testing/process.ts';

let folder: string;
let central: CentralProcess | null = null;
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'guitai-main-')), 'data');
});
afterEach(async () => {
  if (central !== null && central.child.exitCode === null && central.child.signalCode === null) await central.end('SIGTERM');
});
afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

const start = async (...more: string[]): Promise<CentralProcess> => {
  central = await startProcess(['--data', folder, '--sandbox', '--customers', '40', ...more]);
  return central;
};

const check = async (): Promise<{ code: number | null; last: string }> => {
  const child = spawn(process.execPath, [new URL('./check.ts', import.meta.url).pathname, '--data', folder], {
    env: { ...process.env, DATABASE_URL: '', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, last: out.trim().split('\n').at(-1) ?? '' };
};

const serverRuns = async (): Promise<boolean> => {
  const server = await readPostmaster(clusterFolder(folder));
  return server !== null && isAlive(server.pid);
};

test('says in one line where it is, its business date and its database; stops with everything on SIGTERM', async () => {
  const running = await start();
  expect(running.ready).toEqual({
    central: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    businessDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    database: expect.stringMatching(/^embedded PostgreSQL 18\./),
  });
  expect(await (await fetch(`${running.url}/readyz`)).json()).toMatchObject({ status: 'ready' });
  expect(await serverRuns()).toBe(true);
  expect(await running.end('SIGTERM')).toBe(0);
  expect(running.output().out).toHaveLength(1);
  expect(running.output().err).toContain('making the database cluster');
  expect(await serverRuns()).toBe(false);
});

test('keeps the bank over a restart, and --reset starts it anew', async () => {
  const { active } = sandboxAccounts();
  const first = await start();
  const counter = await openCounter(first.url);
  const before = await counter.account(active);
  await counter.post(await counter.prepare('1201', deposit(active, 4_200)));
  await first.end('SIGTERM');
  const second = await start();
  const later = counterAt(second.url);
  await later.signOn();
  expect(BigInt((await later.account(active)).balance) - BigInt(before.balance)).toBe(4_200n);
  await second.end('SIGTERM');
  const third = await start('--reset');
  const fresh = counterAt(third.url);
  await fresh.signOn();
  expect((await fresh.account(active)).balance).toBe(before.balance);
});

test('answers what is in flight before it stops', async () => {
  const running = await start();
  const counter = counterAt(running.url);
  const requests = Array.from({ length: 12 }, () => counter.signOn('100102').then(({ status }) => status));
  await Promise.race(requests);
  const stopped = running.end('SIGTERM');
  const statuses = await Promise.allSettled(requests);
  expect(await stopped).toBe(0);
  // A request that was taken is answered; one that came too late is refused or finds no listener. None gets half an answer.
  for (const each of statuses) if (each.status === 'fulfilled') expect([200, 503]).toContain(each.value);
  expect(statuses.some((each) => each.status === 'fulfilled' && each.value === 200)).toBe(true);
});

test('stops when its parent’s end of standard input says so', async () => {
  const running = await start('--exit-with-parent');
  const exit = once(running.child, 'exit');
  running.child.stdin?.end();
  expect((await exit)[0]).toBe(0);
  expect(await serverRuns()).toBe(false);
});

test('the check says that the books hold, beside a running central and without one', async () => {
  const running = await start();
  expect(await check()).toEqual({ code: 0, last: expect.stringMatching(/^books balance: \d+ checks hold, \d+ entries/) });
  await running.end('SIGTERM');
  expect((await check()).code).toBe(0);
  expect(await serverRuns()).toBe(false);
});

test.each([
  [['--data', '/tmp/x', '--port', 'many'], 'is not a port'],
  [['--data', '/tmp/x', '--reset'], '--reset is for the sandbox'],
  [['--data', '/tmp/x', '--customers', '100'], '--customers and --seed are for the sandbox'],
  [['--data', '/tmp/x', '--sandbox', '--customers', '39'], '--customers 39 is not a number from 40 to 2000000'],
  [['--data', '/tmp/x', '--sandbox', '--seed', 'x'], '--seed x is not a whole number'],
  [['--nonsense'], 'nonsense'],
])('explains a command line that does not fit: %j', async (args, reason) => {
  await expect(startProcess(args)).rejects.toThrow(reason);
});
