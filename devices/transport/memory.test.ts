import { beforeEach, describe, expect, it } from 'vitest';
import type { LinkError } from '../errors.ts';
import { createManualClock, type ManualClock, nextTurn } from '../testing/manual-clock.ts';
import type { DeviceLine } from './device-line.ts';
import { createMemoryLine, type MemoryLine } from './memory.ts';

let clock: ManualClock;
let line: MemoryLine;
let device: DeviceLine | null = null;
beforeEach(() => {
  clock = createManualClock();
  line = createMemoryLine(clock);
  device = null;
  line.socket.onLine((opened) => {
    device = opened;
  });
});
const endings = () => {
  const seen: (LinkError | null)[] = [];
  line.transport.onClose((error) => seen.push(error));
  return seen;
};

describe('a transport', () => {
  it('carries bytes both ways', async () => {
    await line.transport.open();
    const received: number[] = [];
    device?.onData((bytes) => {
      received.push(...bytes);
      device?.send(Uint8Array.of(9));
    });
    const answers: number[] = [];
    line.transport.onData((bytes) => answers.push(...bytes));
    expect(await line.transport.write(Uint8Array.of(1, 2, 3))).toMatchObject({ ok: true });
    expect(await line.transport.drain()).toMatchObject({ ok: true });
    await nextTurn();
    expect(received).toEqual([1, 2, 3]);
    expect(answers).toEqual([9]);
  });

  it('refuses to write before it is open and after it was closed', async () => {
    expect(await line.transport.write(Uint8Array.of(1))).toMatchObject({ ok: false, error: { code: 'deviceNotReady' } });
    await line.transport.open();
    await line.transport.close();
    expect(await line.transport.write(Uint8Array.of(1))).toMatchObject({ ok: false, error: { code: 'deviceNotReady' } });
  });

  it('tells once of each end, however often it is closed', async () => {
    const seen = endings();
    await line.transport.open();
    await Promise.all([line.transport.close(), line.transport.close()]);
    await line.transport.close();
    expect(seen).toEqual([null]);
    await line.transport.open();
    device?.hangUp();
    device?.hangUp();
    await nextTurn();
    expect(seen).toMatchObject([null, { code: 'offline' }]);
  });

  it('ends a write that nobody takes at its limit, and can be opened again', async () => {
    const seen = endings();
    await line.transport.open();
    device?.setReading(false);
    const write = line.transport.write(Uint8Array.of(1), { timeoutMs: 1_000 });
    clock.advance(999);
    await nextTurn();
    expect(seen).toEqual([]);
    clock.advance(1);
    expect(await write).toMatchObject({ ok: false, error: { code: 'timeOut' } });
    expect(seen).toMatchObject([{ code: 'timeOut' }]);
    expect(await line.transport.open()).toMatchObject({ ok: true });
    expect(clock.pending()).toBe(0);
  });

  it('ends a drain by its signal', async () => {
    await line.transport.open();
    device?.setReading(false);
    const controller = new AbortController();
    const drain = line.transport.drain({ signal: controller.signal });
    controller.abort();
    expect(await drain).toMatchObject({ ok: false, error: { code: 'canceled' } });
  });

  it('rejects everything under way with one code when the line is hung up', async () => {
    await line.transport.open();
    device?.setReading(false);
    const writes = Promise.all([1, 2, 3].map((byte) => line.transport.write(Uint8Array.of(byte))));
    device?.hangUp();
    expect(await writes).toMatchObject([1, 2, 3].map(() => ({ ok: false, error: { code: 'offline' } })));
    expect(clock.pending()).toBe(0);
  });

  it('says that nothing is plugged in', async () => {
    line.socket.setPlugged(false);
    expect(await line.transport.open()).toMatchObject({ ok: false, error: { code: 'noDevice' } });
  });

  it('closed while it is being opened, it does not stay open', async () => {
    const opening = line.transport.open();
    await line.transport.close();
    expect(await opening).toMatchObject({ ok: false, error: { code: 'canceled' } });
    expect(await line.transport.write(Uint8Array.of(1))).toMatchObject({ ok: false });
  });
});
