import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startEngine } from './engine/engine.ts';
import { ensureDatabase } from './engine/probe.ts';
import { dropAll, migrate, readMigrations } from './migrate.ts';

let folder: string;
let engine: Engine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guitai-migrate-'));
  engine = await startEngine({ dataDir: join(folder, 'data'), progress: () => undefined });
});
afterAll(async () => {
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

/** An empty database of its own. */
const emptyDatabase = async (name: string): Promise<string> => {
  await ensureDatabase(engine.url, name);
  return engine.url.replace(/[^/]+$/, name);
};

const query = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=guitai' });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

test('nodes that start together on an empty database migrate it once', async () => {
  const steps = await readMigrations();
  // Several times, because the nodes meet at another statement each time.
  for (const round of [1, 2, 3, 4, 5, 6]) {
    const url = await emptyDatabase(round === 1 ? 'together' : `together_${round}`);
    expect(await Promise.all(Array.from({ length: 4 }, () => migrate(url)))).toEqual([1, 2, 3, 4].map(() => steps.length));
    expect(await query(url, 'select version from schema_version')).toEqual([{ version: steps.length }]);
  }
});

test('every earlier version comes up to the newest', async () => {
  const steps = await readMigrations();
  for (const from of steps.keys()) {
    const url = await emptyDatabase(`from_${from}`);
    await migrate(url, steps.slice(0, from));
    expect(await migrate(url)).toBe(steps.length);
    expect((await query(url, 'select count(*)::int as tables from information_schema.tables where table_schema = $$guitai$$'))[0]).toEqual(
      (
        await query(
          await emptyDatabase('together'),
          'select count(*)::int as tables from information_schema.tables where table_schema = $$guitai$$',
        )
      )[0],
    );
  }
});

test('a newer database is refused and left as it is', async () => {
  const url = await emptyDatabase('newer');
  const steps = await readMigrations();
  await migrate(url, [...steps, { version: steps.length + 1, name: 'later', text: 'create table later ()' }]);
  await expect(migrate(url)).rejects.toThrow(/newer program/);
  expect(await query(url, 'select version from schema_version')).toEqual([{ version: steps.length + 1 }]);
});

test('a step that fails takes the ones before it back', async () => {
  const url = await emptyDatabase('failing');
  const steps = await readMigrations();
  await expect(
    migrate(url, [...steps, { version: steps.length + 1, name: 'wrong', text: 'create table x (); select 1 / 0' }]),
  ).rejects.toThrow();
  expect(await query(url, 'select version from schema_version')).toEqual([{ version: 0 }]);
  expect(await migrate(url)).toBe(steps.length);
});

test('a reset drops what is there', async () => {
  const url = await emptyDatabase('reset');
  await migrate(url);
  await dropAll(url);
  expect(await query(url, "select 1 from information_schema.schemata where schema_name = 'guitai'")).toEqual([]);
});

test('numbers that leave gaps are refused', async () => {
  const files = await mkdtemp(join(tmpdir(), 'guitai-steps-'));
  try {
    await writeFile(join(files, '0001_a.sql'), '');
    await writeFile(join(files, '0003_b.sql'), '');
    await writeFile(join(files, 'notes.txt'), '');
    await expect(readMigrations(files)).rejects.toThrow(/0003_b.sql should have number 2/);
  } finally {
    await rm(files, { recursive: true, force: true });
  }
});
