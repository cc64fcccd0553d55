import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { poll } from '../database/engine/processes.ts';
import { BEAT_MS } from '../events/events.ts';
import { HEARTBEAT_MS } from '../events/stream.ts';
import { openReader } from '../events/testReader.ts';
import { manualTimers } from '../events/testTimers.ts';
import { type RunningCentral, startCentral } from '../host.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { LIFETIME_MS, SLOW_MS } from './eventStream.ts';

// The second node's time is turned by hand; the first one publishes.
const turn = manualTimers();
let bank: TestCentral;
let node: RunningCentral;
beforeAll(async () => {
  bank = await startTestCentral();
  node = await startCentral({ databaseUrl: bank.databaseUrl, clock: bank.clock, timers: turn.timers });
});
afterAll(async () => {
  await node.stop();
  await bank.stop();
});

/** Turns the node's hand until something holds. */
const turnUntil = async (ms: number, holds: () => boolean): Promise<void> => {
  const reached = await poll(async () => {
    turn.fire(ms);
    return holds() ? true : null;
  }, 10_000);
  expect(reached).toBe(true);
};

/** So many alerts for one branch, each about a kilobyte. */
const flood = (branchCode: string, count: number) =>
  sql`insert into event_outbox (id, branch_code, kind, payload, created_at)
      select gen_random_uuid(), ${branchCode}, 'alert',
             jsonb_build_object('level', 'info', 'code', 'flood', 'textZh', repeat('满', 300), 'textEn', repeat('x', 300)), now()
        from generate_series(1, ${count}::int)`.execute(bank.db);

const position = async (): Promise<bigint> =>
  (await sql<{ position: bigint }>`select position from event_head`.execute(bank.db)).rows[0]?.position ?? 0n;

test('a branch where nothing happens keeps its place by heartbeats', async () => {
  const reader = await openReader(node.url, 'PC-1001-01');
  const before = Number(reader.lastId);
  await flood('1002', 3);
  await turnUntil(BEAT_MS, () => {
    turn.fire(HEARTBEAT_MS);
    return Number(reader.lastId) === before + 3;
  });
  expect(reader.received).toHaveLength(1);
  await reader.close();
});

test('after ten minutes a stream ends, and a PC that was revoked meanwhile does not come back', async () => {
  const reader = await openReader(node.url, 'PC-1003-03');
  await bank.db.updateTable('devices').set({ revoked_at: bank.clock.now().toISOString() }).where('id', '=', 'PC-1003-03').execute();
  expect(turn.fire(LIFETIME_MS)).toBeGreaterThan(0);
  expect(await reader.ended).toBe('server');
  const reply = await fetch(`${node.url}/v1/events`, {
    headers: { 'guitai-device': 'PC-1003-03', authorization: 'Device sandbox-device-PC-1003-03' },
  });
  expect([reply.status, (await reply.json()).code]).toEqual([401, 'DEVICE_UNKNOWN']);
});

/** A reader that asks and then never reads. */
async function deafReader(url: string, deviceId: string, after: bigint): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.pause();
  socket.write(
    `GET /v1/events?after=${after} HTTP/1.1\r\nhost: x\r\nguitai-device: ${deviceId}\r\nauthorization: Device sandbox-device-${deviceId}\r\n\r\n`,
  );
  return socket;
}

test('a reader that takes nothing is cut off, others are served meanwhile, and the server stops without waiting for one', async () => {
  const before = await position();
  await flood('1001', 12_000);
  await poll(async () => ((await position()) === before + 12_000n ? true : null), 30_000);
  const reader = await openReader(node.url, 'PC-1001-02', String(before));
  const deaf = await deafReader(node.url, 'PC-1001-01', before);
  const ids = (await reader.events(12_000)).map(({ id }) => BigInt(id));
  expect(ids).toEqual(Array.from({ length: 12_000 }, (_, index) => before + BigInt(index) + 1n));
  await reader.close();
  const waitsForRoom = await poll(async () => (turn.waiting(SLOW_MS) === 1 ? true : null), 10_000);
  expect(waitsForRoom).toBe(true);
  const closed = once(deaf, 'close');
  deaf.on('error', () => undefined);
  turn.fire(SLOW_MS);
  deaf.resume();
  await closed;
  expect(deaf.bytesRead).toBeLessThan(12_000_000);

  const another = await deafReader(node.url, 'PC-1001-01', before);
  another.on('error', () => undefined);
  expect(await poll(async () => (turn.waiting(SLOW_MS) === 1 ? true : null), 10_000)).toBe(true);
  await node.stop();
  another.destroy();
}, 90_000);
