import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attachEngine } from './attach.ts';
import { clusterFolder, passwordFile } from './cluster.ts';
import { startEngine } from './engine.ts';
import { readPostmaster } from './postmaster.ts';
import { isAlive, poll } from './processes.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'guitai-engine-')), 'data');
});
afterEach(async () => {
  await (await attachEngine({ dataDir: folder, progress: () => undefined }).catch(() => null))?.stop();
  const left = await readPostmaster(clusterFolder(folder));
  if (left !== null && isAlive(left.pid)) process.kill(left.pid, 'SIGINT');
  await poll(async () => (left === null || !isAlive(left.pid) ? true : null), 10_000);
  await rm(join(folder, '..'), { recursive: true, force: true });
});

const start = (steps: string[] = []) => startEngine({ dataDir: folder, progress: (text) => void steps.push(text) });

const query = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

/** Starts the engine in a process of its own, which does nothing else and is killed. */
const startElsewhere = async (): Promise<ChildProcess> => {
  const code = `import { startEngine } from ${JSON.stringify(new URL('./engine.ts', import.meta.url).href)};
    const engine = await startEngine({ dataDir: ${JSON.stringify(folder)}, progress: () => undefined });
    process.stdout.write(engine.url);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const started = await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), once(child, 'exit').then(() => null)]);
  if (started === null) throw new Error('the engine did not start');
  return child;
};

const kill = async (child: ChildProcess): Promise<void> => {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
};

test('makes a durable cluster once, with a password that only its owner reads', async () => {
  const steps: string[] = [];
  const engine = await start(steps);
  expect(await query(engine.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  expect(await query(engine.url, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
  expect(await query(engine.url, 'show data_checksums')).toEqual([{ data_checksums: 'on' }]);
  expect(await query(engine.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  expect((await stat(passwordFile(folder))).mode & 0o777).toBe(0o600);
  expect((await stat(clusterFolder(folder))).mode & 0o077).toBe(0);
  await engine.stop();
  expect(steps).toEqual(['making the database cluster (once)', 'starting PostgreSQL']);
});

test('keeps what was committed over a stop and a start', async () => {
  const first = await start();
  await query(first.url, 'create table kept as select 42 as answer');
  await first.stop();
  const steps: string[] = [];
  const second = await start(steps);
  expect(await query(second.url, 'select * from kept')).toEqual([{ answer: 42 }]);
  expect(steps).toEqual(['starting PostgreSQL']);
  await second.stop();
});

test('uses the server of a killed central again, and stops it in the end', async () => {
  await kill(await startElsewhere());
  const orphan = await readPostmaster(clusterFolder(folder));
  expect(orphan !== null && isAlive(orphan.pid)).toBe(true);
  const steps: string[] = [];
  const engine = await start(steps);
  expect(steps).toEqual([]);
  expect((await readPostmaster(clusterFolder(folder)))?.pid).toBe(orphan?.pid);
  await engine.stop();
  expect(isAlive(orphan?.pid ?? 0)).toBe(false);
});

test('recovers when central and the server were both killed', async () => {
  const central = await startElsewhere();
  const server = await readPostmaster(clusterFolder(folder));
  await kill(central);
  process.kill(server?.pid ?? 0, 'SIGKILL');
  const engine = await start();
  expect(await query(engine.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await engine.stop();
});

test('starts the server again, on its port, when it is killed under a living central', async () => {
  const steps: string[] = [];
  const engine = await start(steps);
  await query(engine.url, 'create table kept as select 42 as answer');
  const killed = (await readPostmaster(clusterFolder(folder)))?.pid ?? 0;
  process.kill(killed, 'SIGKILL');
  const rows = await poll(() => query(engine.url, 'select * from kept').catch(() => null), 30_000);
  expect(rows).toEqual([{ answer: 42 }]);
  expect((await readPostmaster(clusterFolder(folder)))?.pid).not.toBe(killed);
  expect(steps.at(-1)).toBe('PostgreSQL is gone; starting it again');
  await engine.stop();
});

test("a left-over pid file with a stranger's process number does not keep it from starting", async () => {
  const engine = await start();
  await engine.stop();
  await writeFile(
    join(clusterFolder(folder), 'postmaster.pid'),
    `${process.pid}\n${clusterFolder(folder)}\n1\n5432\n\n127.0.0.1\n\nready\n`,
  );
  const again = await start();
  expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await again.stop();
});

test('a first start that was killed half-way leaves nothing in the way', async () => {
  await mkdir(join(folder, 'postgres', 'cluster.new', 'base'), { recursive: true });
  const engine = await start();
  expect(await query(engine.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await engine.stop();
});

test('a second central on the same folder is refused with the first one’s process number, and disturbs nothing', async () => {
  const engine = await start();
  await expect(start()).rejects.toThrow(`Another central (process ${process.pid})`);
  expect(await query(engine.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await engine.stop();
});

test('a check beside a running central uses its server and leaves it running', async () => {
  const engine = await start();
  const beside = await attachEngine({ dataDir: folder, progress: () => undefined });
  expect(await query(beside.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await beside.stop();
  expect(await query(engine.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await engine.stop();
});

test('a password file that does not fit is told as such', async () => {
  const engine = await start();
  await engine.stop();
  await writeFile(passwordFile(folder), 'another\n');
  await expect(start()).rejects.toThrow(/password/);
  expect(await readFile(join(folder, 'central.lock'), 'utf8').catch(() => 'released')).toBe('released');
  await chmod(passwordFile(folder), 0o600);
});
