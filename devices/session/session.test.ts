import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { err, ok } from '../../contract/result.ts';
import { createManualClock, type ManualClock, nextTurn } from '../testing/manual-clock.ts';
import type { DeviceLine } from '../transport/device-line.ts';
import { createMemoryLine, type MemoryLine } from '../transport/memory.ts';
import { backoffMs } from './backoff.ts';
import type { SessionIo } from './io.ts';
import { createSession, type Session } from './session.ts';

/** A toy protocol: every byte is a message; `?` is answered `!`, `s` (resync) is answered `S`, other letters by their capital, `#` is noise. */
const ask = async (io: SessionIo<string>, letter: string, timeoutMs = 1_000) => {
  const sent = await io.send(Buffer.from(letter));
  if (!sent.ok) return sent;
  const expected = letter === '?' ? '!' : letter.toUpperCase();
  return io.receive<string, never>((reply) => (reply === expected ? ok(reply) : undefined), timeoutMs);
};
const nothing = async (answer: Promise<{ ok: true; value: string } | { ok: false; error: never }> | ReturnType<typeof ask>) => {
  const result = await answer;
  return result.ok ? ok(undefined) : result;
};

let clock: ManualClock;
let line: MemoryLine;
let device: DeviceLine | null;
let heard: string;
let answers: boolean;
let session: Session<string>;

beforeEach(() => {
  clock = createManualClock();
  line = createMemoryLine(clock);
  heard = '';
  answers = true;
  line.socket.onLine((opened) => {
    device = opened;
    opened.onData((bytes) => {
      for (const letter of Buffer.from(bytes).toString()) {
        heard += letter;
        if (answers && letter !== 'x') opened.send(Buffer.from(letter === '?' ? '!' : letter.toUpperCase()));
      }
    });
  });
  session = createSession<string>({
    transport: line.transport,
    clock,
    protocol: {
      createDecoder: () => ({ push: (bytes) => [...Buffer.from(bytes).toString()] }),
      isGarbage: (reply) => reply === '#',
      hello: (io) => nothing(ask(io, '?')),
      resync: (io) => nothing(ask(io, 's')),
      heartbeatMs: 5_000,
    },
  });
});
afterEach(async () => {
  await session.stop();
  expect(clock.pending()).toBe(0);
});
const online = async () => {
  session.start();
  for (let turn = 0; turn < 5; turn += 1) await nextTurn();
  expect(session.state().kind).toBe('online');
};
const say = (letter: string, timeoutMs?: number) => session.run((io) => ask(io, letter, timeoutMs), { deadlineMs: 60_000 });

describe('the queue', () => {
  it('runs one operation at a time, in the order of the calls', async () => {
    await online();
    expect(await Promise.all([say('a'), say('b'), say('c')])).toEqual(['A', 'B', 'C'].map((value) => ok(value)));
    expect(heard).toBe('?sabc');
  });

  it('keeps what arrives in the same piece as an answer for the next question', async () => {
    await online();
    const both = await session.run(
      async (io) => {
        await io.send(Buffer.from('ab'));
        const first = await io.receive<string, never>((reply) => (reply === 'A' ? ok(reply) : undefined), 1_000);
        return first.ok ? await io.receive<string, never>((reply) => (reply === 'B' ? ok(reply) : undefined), 1_000) : first;
      },
      { deadlineMs: 60_000 },
    );
    expect(both).toEqual(ok('B'));
  });

  it('answers at once when the device is not there', async () => {
    expect(await say('a')).toMatchObject({ ok: false, error: { code: 'deviceNotReady' } });
    line.socket.setPlugged(false);
    session.start();
    await nextTurn();
    expect(await say('a')).toMatchObject({ ok: false, error: { code: 'noDevice' } });
    await session.stop();
    expect(await say('a')).toMatchObject({ ok: false, error: { code: 'deviceNotReady' } });
  });

  it('a deadline counts from the call, the wait in the queue included', async () => {
    await online();
    const first = session.run((io) => ask(io, 'x', 30_000), { deadlineMs: 40_000 });
    const second = session.run((io) => ask(io, 'b'), { deadlineMs: 2_000 });
    expect(await clock.settle(second)).toMatchObject({ ok: false, error: { code: 'timeOut' } });
    expect(clock.now()).toBe(2_000);
    expect(await clock.settle(first)).toMatchObject({ ok: false, error: { code: 'timeOut' } });
    expect(heard).not.toContain('b');
  });

  it('a canceled call leaves the queue, and a running one ends', async () => {
    await online();
    const running = new AbortController();
    const waiting = new AbortController();
    const first = session.run((io) => ask(io, 'x'), { deadlineMs: 60_000, signal: running.signal });
    const second = session.run((io) => ask(io, 'b'), { deadlineMs: 60_000, signal: waiting.signal });
    const third = say('c');
    await nextTurn();
    waiting.abort();
    running.abort();
    expect(await Promise.all([first, second])).toMatchObject([{ error: { code: 'canceled' } }, { error: { code: 'canceled' } }]);
    expect(await third).toEqual(ok('C'));
    expect(heard).not.toContain('b');
    expect(await session.run((io) => ask(io, 'd'), { deadlineMs: 1, signal: AbortSignal.abort() })).toMatchObject({
      error: { code: 'canceled' },
    });
  });

  it('survives an operation that throws', async () => {
    await online();
    const thrown = session.run<string, never>(
      async () => {
        throw new Error('a fault of the program');
      },
      { deadlineMs: 1_000 },
    );
    expect(await thrown).toMatchObject({ ok: false, error: { code: 'internalError' } });
    expect(await say('a')).toEqual(ok('A'));
  });
});

describe('losing the device', () => {
  it('rejects everything pending with one code', async () => {
    await online();
    const pending = [say('x'), say('b'), say('c')];
    await nextTurn();
    device?.hangUp();
    expect(await Promise.all(pending)).toMatchObject(pending.map(() => ({ ok: false, error: { code: 'offline' } })));
  });

  it('finds it again, with longer and longer pauses', async () => {
    await online();
    line.socket.setPlugged(false);
    device?.hangUp();
    await nextTurn();
    expect(session.state().kind).toBe('down');
    clock.advance(250);
    await nextTurn();
    expect(session.state().error?.code).toBe('noDevice');
    line.socket.setPlugged(true);
    clock.advance(499);
    await nextTurn();
    expect(session.state().kind).toBe('down');
    clock.advance(1);
    for (let turn = 0; turn < 5; turn += 1) await nextTurn();
    expect(session.state().kind).toBe('online');
    expect([1, 2, 3, 4, 10, 100].map((failures) => backoffMs(failures))).toEqual([250, 500, 1_000, 2_000, 10_000, 10_000]);
  });

  it('notices a silent device by its heartbeat, after two misses', async () => {
    await online();
    answers = false;
    const before = clock.now();
    await clock.settle(
      new Promise<void>((resolve) => {
        const look = () => (session.state().kind === 'down' ? resolve() : void clock.after(10, look));
        look();
      }),
    );
    expect(session.state().error?.code).toBe('offline');
    expect(clock.now() - before).toBeGreaterThan(10_000);
    expect(clock.now() - before).toBeLessThan(13_000);
  });

  it('an idle device that answers stays online', async () => {
    await online();
    for (let beat = 0; beat < 20; beat += 1) {
      clock.advance(5_000);
      for (let turn = 0; turn < 3; turn += 1) await nextTurn();
    }
    expect(session.state().kind).toBe('online');
    expect(heard.match(/\?/g)?.length).toBeGreaterThanOrEqual(20);
  });

  it('a device that does not greet is not online', async () => {
    answers = false;
    session.start();
    await nextTurn();
    clock.advance(1_000);
    for (let turn = 0; turn < 3; turn += 1) await nextTurn();
    expect(session.state()).toMatchObject({ kind: 'down', error: { code: 'offline' } });
  });

  it('a write that nobody takes loses the line, not the session', async () => {
    await online();
    expect(await say('a')).toEqual(ok('A'));
    device?.setReading(false);
    expect(await clock.settle(say('b'))).toMatchObject({ ok: false, error: { code: 'timeOut' } });
    await clock.settle(new Promise<void>((resolve) => void clock.after(1_000, resolve)));
    expect(session.state().kind).toBe('online');
    expect(await clock.settle(say('c'))).toEqual(ok('C'));
  });
});

describe('resynchronising', () => {
  it('happens before the first operation, and after noise, failures and answers that came too late', async () => {
    await online();
    await say('a');
    await say('b');
    device?.send(Buffer.from('#'));
    await nextTurn();
    await say('c');
    await clock.settle(say('x', 100));
    await say('d');
    await session.run(async () => err({ code: 'own' }), { deadlineMs: 1_000 });
    await say('e');
    expect(heard).toBe('?sabscxsdse');
  });

  it('is left out for operations that ask for it', async () => {
    await online();
    expect(await session.run((io) => ask(io, 'a'), { deadlineMs: 1_000, resync: false })).toEqual(ok('A'));
    expect(heard).toBe('?a');
  });
});
