import { afterAll, beforeAll, expect, test } from 'vitest';
import { serializable } from '../database/serializable.ts';
import { createLogger } from '../log.ts';
import { createParameters } from '../parameters/parameters.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { counterAt, newKey } from '../testing/counter.ts';
import { emit, type NewEvent } from './emit.ts';
import { createEvents } from './events.ts';
import { openReader } from './testReader.ts';
import { manualTimers } from './testTimers.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

const alert = (code: string, branchCode: string | null = null): NewEvent => ({
  kind: 'alert',
  branchCode,
  tellerId: null,
  payload: { level: 'info', code, textZh: '提示', textEn: 'Note' },
});

/** Emits in one transaction; the node finds them with its next beat, as those of another process. */
const tell = (...events: readonly NewEvent[]) =>
  serializable(central.db, async (tx) => {
    for (const event of events) await emit(tx, event, central.clock.now());
  });

const codes = (received: readonly { readonly data: unknown }[]) =>
  received.map(({ data }) => (data as { payload: { code: string } }).payload.code);

test('a branch sees its own events and those for all, in order, each with its position', async () => {
  const reader = await openReader(central.url, 'PC-1001-01');
  await tell(alert('one', '1001'), alert('elsewhere', '1002'), alert('two'), alert('three', '1001'));
  const events = await reader.events(3);
  expect(codes(events)).toEqual(['one', 'two', 'three']);
  const ids = events.map(({ id }) => Number(id));
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  expect(reader.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  expect(reader.headers['guitai-business-date']).toBe('2025-03-10');
  await reader.close();
});

test('what was rolled back never happened', async () => {
  const reader = await openReader(central.url, 'PC-1001-01');
  await serializable(central.db, async (tx) => {
    await emit(tx, alert('never'), central.clock.now());
    throw new Error('changed my mind');
  }).catch(() => undefined);
  await tell(alert('after'));
  expect(codes(await reader.events(1))).toEqual(['after']);
  await reader.close();
});

test('a reader that comes back gets what it missed, from the table and from memory alike, and nothing twice', async () => {
  const first = await openReader(central.url, 'PC-1001-01');
  await tell(alert('seen'));
  await first.events(1);
  await first.close();
  const many = Array.from({ length: 250 }, (_, index) => alert(`missed-${index}`));
  await tell(...many);
  const second = await openReader(central.url, 'PC-1001-01', first.lastId);
  expect(codes(await second.events(250))).toEqual(many.map(({ payload }) => (payload as { code: string }).code));
  await second.close();
  const third = await openReader(central.url, 'PC-1001-01', second.lastId);
  await tell(alert('new'));
  expect(codes(await third.events(1))).toEqual(['new']);
  expect(third.received).toHaveLength(2);
  await third.close();
});

test('a payload that the contract does not know leaves nothing', async () => {
  const wrong = { kind: 'alert', branchCode: null, tellerId: null, payload: { level: 'loud' } } as unknown as NewEvent;
  await expect(tell(alert('together'), wrong)).rejects.toThrow();
  expect(await central.db.selectFrom('event_outbox').select('id').execute()).toEqual([]);
});

test('events that are too old are dropped, and a reader that has not seen them is told to load again', async () => {
  await tell(alert('old'));
  const reader = await openReader(central.url, 'PC-1001-01');
  const before = reader.lastId;
  await tell(alert('older than the bank keeps'));
  await reader.events(1);
  await reader.close();
  central.clock.advance(8 * 86_400_000);
  const parameters = await createParameters(central.db);
  const log = createLogger({ level: 'silent' });
  const cleaner = await createEvents({ db: central.db, clock: central.clock, log, parameters, timers: manualTimers().timers });
  expect(await cleaner.prune()).toBeGreaterThan(0);
  expect(await cleaner.prune()).toBe(0);
  await cleaner.stop();
  expect(await central.db.selectFrom('events').select('position').execute()).toEqual([]);
  const late = await openReader(central.url, 'PC-1001-01', before);
  expect(late.received[0]).toMatchObject({ event: 'reset', id: reader.lastId });
  await tell(alert('goes on'));
  expect(codes(await late.events(1))).toEqual(['goes on']);
  await late.close();
  const intime = await openReader(central.url, 'PC-1001-01', reader.lastId);
  expect(intime.received[0]?.event).toBe('ready');
  await intime.close();
});

test('a position that was never given is answered with a reset', async () => {
  const reader = await openReader(central.url, 'PC-1001-01', '999999999');
  expect(reader.received[0]?.event).toBe('reset');
  await reader.close();
});

test.each(['x', '-1', '1.5', '１２', '9'.repeat(40), "1' or '1"])('%s is no position and is refused', async (position) => {
  const device = { 'guitai-device': 'PC-1001-01', authorization: 'Device sandbox-device-PC-1001-01' };
  const inQuery = await fetch(`${central.url}/v1/events?after=${encodeURIComponent(position)}`, { headers: device });
  expect([inQuery.status, (await inQuery.json()).code]).toEqual([400, 'INPUT_INVALID']);
  if (!/^[\x20-\x7e]+$/.test(position)) return;
  const inHeader = await fetch(`${central.url}/v1/events`, { headers: { ...device, 'last-event-id': position } });
  expect([inHeader.status, (await inHeader.json()).code]).toEqual([400, 'INPUT_INVALID']);
});

test('only an enrolled PC hears anything', async () => {
  const reply = await counterAt(central.url).send('GET', '/v1/events', { as: 'nobody' });
  expect([reply.status, reply.problem.code]).toEqual([401, 'DEVICE_UNKNOWN']);
});

test('a fifth line of one PC ends its oldest', async () => {
  const readers = [];
  for (let line = 0; line < 5; line += 1) readers.push(await openReader(central.url, 'PC-1002-01'));
  expect(await readers[0]?.ended).toBe('server');
  await Promise.all(readers.map((each) => each.close()));
});

test('a change of parameters is told to every branch', async () => {
  const reader = await openReader(central.url, 'PC-1003-01');
  const administrator = counterAt(central.url, 'PC-1000-01');
  await administrator.signOn('100070');
  const body = { set: [{ kind: 'quote', key: 'bank', effectiveFrom: '2025-03-10', value: { lifetimeSeconds: 900 } }] };
  const reply = await administrator.send<{ version: string }>('POST', '/v1/parameters', { body, key: newKey() });
  expect((await reader.events(1))[0]?.data).toMatchObject({
    kind: 'parametersChanged',
    branchCode: null,
    payload: { version: reply.value.version, kinds: ['quote'] },
  });
  await reader.close();
});

test('a server that stops ends its streams cleanly and does not wait for their readers', async () => {
  const reader = await openReader(central.url, 'PC-1001-01');
  await central.stop();
  expect(await reader.ended).toBe('server');
});
