import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, disconnect } from '../database/connect.ts';
import { freePort } from '../database/engine/port.ts';
import { readMigrations } from '../database/migrate.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { registerHealth } from './health.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

const ask = async (path: string): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(central.url + path);
  return { status: response.status, body: await response.json() };
};

test('lives, and takes work with the schema that it needs', async () => {
  const needed = (await readMigrations()).length;
  expect(await ask('/healthz')).toEqual({ status: 200, body: { status: 'alive' } });
  expect(await ask('/readyz')).toEqual({
    status: 200,
    body: { status: 'ready', draining: false, database: 'reachable', schema: { version: needed, needed }, events: 'in process' },
  });
});

test('an older schema takes no work; a newer one does, so that nodes can be upgraded one after the other', async () => {
  const needed = (await readMigrations()).length;
  const set = (version: number) =>
    central.db.withTables<{ schema_version: { version: number } }>().updateTable('schema_version').set({ version }).execute();
  await set(needed - 1);
  expect(await ask('/readyz')).toMatchObject({ status: 503, body: { status: 'database not migrated' } });
  expect((await ask('/healthz')).status).toBe(200);
  await set(needed + 1);
  expect(await ask('/readyz')).toMatchObject({ status: 200, body: { schema: { version: needed + 1, needed } } });
  await set(needed);
});

test('without its database it lives and takes no work; while it drains neither', async () => {
  const storage = connect({ url: `postgresql://nobody@127.0.0.1:${await freePort()}/none`, poolSize: 1, onLost: () => undefined });
  let draining = false;
  const app = Fastify();
  registerHealth(app, storage.db, () => draining);
  const status = async (path: string) => {
    const reply = await app.inject(path);
    return [reply.statusCode, reply.json().status];
  };
  expect(await status('/healthz')).toEqual([200, 'alive']);
  expect(await status('/readyz')).toEqual([503, 'database unreachable']);
  draining = true;
  expect(await status('/readyz')).toEqual([503, 'draining']);
  await app.close();
  await disconnect(storage);
});
