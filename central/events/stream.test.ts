import { expect, test } from 'vitest';
import type { Db } from '../database/connect.ts';
import type { Feed } from './feed.ts';
import type { PlacedEvent } from './read.ts';
import { HEARTBEAT_MS, runStream, type Sink } from './stream.ts';
import { manualTimers } from './testTimers.ts';

const alert = (position: bigint): PlacedEvent => ({
  position,
  event: {
    kind: 'alert',
    branchCode: null,
    tellerId: null,
    at: '2025-03-10T01:00:00.000Z',
    payload: { level: 'info', code: `a${position}`, textZh: '', textEn: '' },
  },
});

/** A node's feed in memory, whose events a test adds. */
function memoryFeed() {
  const events: PlacedEvent[] = [];
  const waiting = new Set<{ readonly position: bigint; readonly call: () => void }>();
  const feed: Feed = {
    get head() {
      return BigInt(events.length);
    },
    pull: async () => undefined,
    recent: (after) => events.filter(({ position }) => position > after),
    whenPast: (position, call) => {
      const entry = { position, call };
      waiting.add(entry);
      return () => void waiting.delete(entry);
    },
  };
  const add = (count: number): void => {
    for (let index = 0; index < count; index += 1) events.push(alert(feed.head + 1n));
    for (const each of [...waiting])
      if (each.position < feed.head) {
        waiting.delete(each);
        each.call();
      }
  };
  return { feed, add, watchers: () => waiting.size };
}

function collectingSink() {
  const written: string[] = [];
  let open = true;
  let release: (() => void) | null = null;
  let blocked = false;
  const sink: Sink = {
    write: async (text) => {
      written.push(text);
      if (blocked)
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      return open;
    },
  };
  return {
    sink,
    written,
    block: () => {
      blocked = true;
    },
    letGo: (goesOn: boolean) => {
      blocked = false;
      open = goesOn;
      release?.();
    },
  };
}

// Only asked for the oldest position, and only when a reader resumes; these start from now on.
const db = {} as Db;
/** Until everything that can go on has gone on. */
const idle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function start() {
  const clock = manualTimers();
  const source = memoryFeed();
  const out = collectingSink();
  const end = new AbortController();
  const running = runStream({
    db,
    feed: source.feed,
    sink: out.sink,
    timers: clock.timers,
    branchCode: '1001',
    after: null,
    signal: end.signal,
  });
  return { clock, source, out, end, running };
}

test('a quiet stream says every fifteen seconds that it is alive, and where it stands', async () => {
  const { clock, source, out, end, running } = start();
  await idle();
  source.add(2);
  await idle();
  expect(clock.fire(HEARTBEAT_MS)).toBe(1);
  await idle();
  expect(clock.fire(HEARTBEAT_MS)).toBe(1);
  await idle();
  expect(out.written.slice(-2)).toEqual([': alive\nid: 2\n\n', ': alive\nid: 2\n\n']);
  expect(HEARTBEAT_MS).toBe(15_000);
  end.abort();
  await running;
});

test('a reader that takes nothing is written to once, and what comes meanwhile stays where it is', async () => {
  const { source, out, end, running } = start();
  await idle();
  out.block();
  source.add(1);
  await idle();
  source.add(1_000);
  await idle();
  expect(out.written).toHaveLength(2);
  out.letGo(true);
  await idle();
  const ids = out.written.join('').match(/(?<=^id: )\d+/gm);
  expect(ids).toEqual(['0', ...Array.from({ length: 1_001 }, (_, index) => String(index + 1))]);
  end.abort();
  await running;
});

test('a reader that was cut off gets nothing more, and leaves nothing waiting', async () => {
  const { clock, source, out, running } = start();
  await idle();
  out.block();
  source.add(1);
  await idle();
  out.letGo(false);
  await running;
  source.add(5);
  expect(out.written).toHaveLength(2);
  expect([clock.pending(), source.watchers()]).toEqual([0, 0]);
});

test('an ended stream leaves neither timer nor watcher', async () => {
  const { clock, source, end, running } = start();
  await idle();
  expect(clock.pending()).toBe(1);
  end.abort();
  await running;
  expect([clock.pending(), source.watchers()]).toEqual([0, 0]);
});
