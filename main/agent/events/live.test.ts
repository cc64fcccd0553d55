import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Clock } from '../runtime/clock.ts';
import { forWindow } from './dispatch.ts';
import { createLiveFeed, type StreamEvent } from './live.ts';
import type { SourceMessage } from './source.ts';

const AT = '2026-03-02T01:00:00.000Z';
const decided = (requestId: string): StreamEvent => ({
  kind: 'overrideDecided',
  branchCode: '1001' as never,
  tellerId: '100101' as never,
  at: AT,
  payload: { requestId, decision: 'rejected', decidedBy: '100190' as never, reason: '凭证不全' },
});
const ID = '0b1a3c50-8f5e-4e0a-9d2c-3f6f5a1f0a01';
const message = (position: string, event: StreamEvent | string): SourceMessage => ({
  position,
  data: typeof event === 'string' ? event : JSON.stringify(event),
});

/** A line whose every connection says what the test has written for it and then breaks. */
const createBench = (...connections: SourceMessage[][]) => {
  const asked: (string | null)[] = [];
  const pauses: number[] = [];
  let position: string | null = null;
  let due: (() => void) | null = null;
  const clock: Clock = {
    now: () => AT,
    milliseconds: () => Date.parse(AT),
    later: (delay, task) => {
      pauses.push(delay);
      due = task;
      return () => {
        due = null;
      };
    },
  };
  const feed = createLiveFeed(
    {
      source: {
        open: async function* (after) {
          asked.push(after);
          const said = connections.shift();
          if (said === undefined) throw new Error('connection refused');
          yield* said;
        },
        close: async () => undefined,
      },
      store: {
        do: (async (operation: string, input: unknown) => {
          if (operation === 'putEventPosition') position = input as string;
          return position;
        }) as never,
      },
      clock,
      log: pino({ level: 'silent' }),
    },
    () => 1,
  );
  const heard: string[] = [];
  feed.onEvent(({ kind }) => heard.push(kind));
  return {
    feed,
    heard,
    asked,
    pauses,
    position: () => position,
    /** The pause is over. */
    next: () => {
      const task = due;
      due = null;
      task?.();
    },
  };
};

test('events are heard in order and the position is kept, also that of a sign of life', async () => {
  const bench = createBench([message('7', { kind: 'ready', position: '7' }), message('8', decided(ID)), { position: '12', data: null }]);
  bench.feed.start();
  await expect.poll(() => bench.pauses.length).toBe(1);
  expect(bench.heard).toEqual(['ready', 'overrideDecided']);
  expect(bench.position()).toBe('12');
  await bench.feed.stop();
});

test('it comes back with the last position, waits longer each time, and says that the line is down meanwhile', async () => {
  const bench = createBench([message('8', decided(ID))]);
  const line: boolean[] = [];
  bench.feed.onChange(() => line.push(bench.feed.connected()));
  bench.feed.start();
  for (let tries = 1; tries <= 4; tries += 1) {
    await expect.poll(() => bench.pauses.length).toBe(tries);
    bench.next();
  }
  await expect.poll(() => bench.pauses.length).toBe(5);
  expect(bench.asked).toEqual([null, '8', '8', '8', '8']);
  expect(bench.pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
  expect(line).toEqual([true, false]);
  await bench.feed.stop();
});

test('what is not of the contract is passed over, and what follows is heard', async () => {
  const bench = createBench([message('3', 'not json'), message('4', '{"kind":"novelty"}'), message('5', decided(ID))]);
  bench.feed.start();
  await expect.poll(() => bench.pauses.length).toBe(1);
  expect(bench.heard).toEqual(['overrideDecided']);
  expect(bench.position()).toBe('5');
  await bench.feed.stop();
});

test('after stop nothing is asked any more', async () => {
  const bench = createBench([message('8', decided(ID))]);
  bench.feed.start();
  await expect.poll(() => bench.pauses.length).toBe(1);
  await bench.feed.stop();
  bench.next();
  expect(bench.asked).toHaveLength(1);
});

test('the window learns that the queue has changed and not the words to another teller', () => {
  expect(forWindow(decided(ID), '100102', AT)).toEqual({ kind: 'overridesChanged', at: AT, requestId: ID });
});

test('an alert to somebody else stays away, one to everybody arrives', () => {
  const alert = (tellerId: string | null): StreamEvent => ({
    kind: 'alert',
    branchCode: null,
    tellerId: tellerId as never,
    at: AT,
    payload: { level: 'warning', code: 'TEST', textZh: '请注意', textEn: 'Attention' },
  });
  expect(forWindow(alert('100102'), '100101', AT)).toBeNull();
  expect(forWindow(alert(null), '100101', AT)).toMatchObject({ kind: 'alert', textZh: '请注意' });
  expect(forWindow({ kind: 'reset', position: '9' }, '100101', AT)).toEqual({ kind: 'missed', at: AT });
});
