import { createDecipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, test } from 'vitest';
import { createEmulatedSwipeReader, type EmulatedSwipeReader } from '../../emulators/hid-swipe/reader.ts';
import { until } from '../../testing/bench.ts';
import { createManualClock, type ManualClock, nextTurn } from '../../testing/manual-clock.ts';
import { createHidTransport, type HidTransport, hidConfigSchema } from '../../transport/hid.ts';
import { identifyCard } from '../identify.ts';
import type { ManagedCardReader } from '../reader.ts';
import { aCard, PAN } from '../testing/bench.ts';
import { fromHex } from '../tlv.ts';
import { createSwipeReader, SWIPE_LAYOUTS, type SwipeLayout } from './driver.ts';
import { decodeSecureFrame } from './idtech.ts';
import { decodeMsr } from './msr.ts';

let clock: ManualClock;
let emulator: EmulatedSwipeReader;
let transport: HidTransport;
let driver: ManagedCardReader;
const settle = <T>(promise: Promise<T>) => clock.settle(promise);
const HUMAN = { timeoutMs: 20_000 };
const STRIPE = { track1: aCard().track1, track2: aCard().track2, track3: null };

const setUp = async (layout: SwipeLayout) => {
  clock = createManualClock();
  emulator = createEmulatedSwipeReader(layout);
  const config = hidConfigSchema.parse({ kind: 'hid', vendorId: '0801', productId: '0002', usagePage: 0xff00 });
  transport = createHidTransport(config, { clock, backend: emulator.backend });
  driver = createSwipeReader({ transport, layout, clock });
  driver.start();
  await online();
};
const online = () => settle(until(() => driver.observed().device === 'online', clock));
afterEach(async () => {
  await driver?.stop();
  expect(clock?.pending() ?? 0).toBe(0);
});

describe.each(['magtek-sureswipe', 'idtech-other', 'idtech'] as const)('%s', (layout) => {
  it('waits for a swipe and gives its tracks', async () => {
    await setUp(layout);
    const read = driver.readRawData([1, 2, 3], HUMAN);
    clock.after(3_000, () => emulator.swipe(STRIPE));
    expect(await settle(read)).toEqual({
      ok: true,
      value: {
        track1: { status: 'ok', data: STRIPE.track1 },
        track2: { status: 'ok', data: STRIPE.track2 },
        track3: { status: 'dataMissing' },
      },
    });
  });

  it('says which track was not understood', async () => {
    await setUp(layout);
    const read = driver.readRawData([1, 2], HUMAN);
    clock.after(1, () => emulator.swipe({ ...STRIPE, track1: 'bad' }));
    expect(await settle(read)).toMatchObject({
      ok: true,
      value: { track1: { status: 'dataInvalid' }, track2: { status: 'ok' }, track3: null },
    });
  });

  it('identifies the customer by the stripe', async () => {
    await setUp(layout);
    const card = identifyCard(driver, HUMAN);
    clock.after(1, () => emulator.swipe(STRIPE));
    expect(await settle(card)).toMatchObject({ ok: true, value: { pan: PAN, source: 'stripe', fallback: { reason: 'noChipReader' } } });
  });

  it('forgets a swipe that nobody waited for', async () => {
    await setUp(layout);
    emulator.swipe(STRIPE);
    await nextTurn();
    expect(await settle(driver.readRawData([2], HUMAN))).toMatchObject({ ok: false, error: { code: 'timeOut' } });
  });

  it('passes over reports that are no swipes', async () => {
    await setUp(layout);
    const read = driver.readRawData([2], HUMAN);
    emulator.report(new Uint8Array(64).fill(0xff));
    clock.after(10, () => emulator.swipe(STRIPE));
    expect(await settle(read)).toMatchObject({ ok: true });
  });
});

describe('coming and going', () => {
  it.each([false, true])('notices that it is pulled out (without an error: %s), and takes it back', async (silently) => {
    await setUp('magtek-sureswipe');
    const read = driver.readRawData([2], HUMAN);
    clock.after(100, () => emulator.unplug(silently));
    expect(await settle(read)).toMatchObject({ ok: false, error: { code: 'deviceNotReady' } });
    await settle(until(() => driver.observed().device === 'noDevice', clock));
    emulator.plug();
    await online();
    const again = driver.readRawData([2], HUMAN);
    clock.after(1, () => emulator.swipe(STRIPE));
    expect(await settle(again)).toMatchObject({ ok: true });
  });

  it('one waits at a time, and may cancel', async () => {
    await setUp('idtech');
    const controller = new AbortController();
    const first = driver.readRawData([2], { ...HUMAN, signal: controller.signal });
    expect(await settle(driver.readRawData([2], HUMAN))).toMatchObject({ ok: false, error: { code: 'deviceNotReady' } });
    controller.abort();
    expect(await settle(first)).toMatchObject({ ok: false, error: { code: 'canceled' } });
  });

  it('does what a motor reader does by saying that it cannot', async () => {
    await setUp('idtech');
    expect(await driver.move('exit')).toMatchObject({ ok: false, error: { code: 'unsupportedCommand' } });
    expect(await driver.chipPower('cold')).toMatchObject({ ok: false, error: { code: 'chipPowerNotSupported' } });
  });

  it('reads and writes feature reports while it is open', async () => {
    await setUp('magtek-sureswipe');
    expect(await settle(transport.sendFeature(Uint8Array.of(0, 1, 2)))).toMatchObject({ ok: true });
    expect(await settle(transport.getFeature(1, 24))).toMatchObject({ ok: true });
    await driver.stop();
    expect(emulator.opened()).toBe(false);
    expect(await transport.getFeature(1, 24)).toMatchObject({ ok: false, error: { code: 'deviceNotReady' } });
  });
});

describe('encrypted swipes', () => {
  const path = resolve(import.meta.dirname, '../../..', process.env.GUITAI_SHARED ?? '../shared/data', 'device-vectors/frames.json');
  let frames: { magtek_magnesafe: Record<string, string>; msr_esc: { rows: { hex: string }[] } } | null = null;
  try {
    frames = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    frames = null;
  }
  const WHY = `no device vectors at ${path} (set GUITAI_SHARED)`;

  test.each(['magtek-magnesafe', 'idtech-secure'] as const)('%s: what the published example encrypts comes out whole', async (layout) => {
    const vector = frames?.magtek_magnesafe;
    if (vector === undefined) return void process.stderr.write(`skipped: ${WHY}\n`);
    await setUp(layout);
    const tracks = [1, 2, 3].map((n) => fromHex(vector[`enc${n}`] ?? ''));
    const lengths = [1, 2, 3].map((n) => (vector[`track${n}`] ?? '').length);
    const read = driver.readRawData([1, 2, 3], HUMAN);
    clock.after(1, () =>
      emulator.swipeSecret({ ksn: fromHex(vector.ksn ?? ''), tracks, lengths, session: fromHex(vector.encSession ?? '') }),
    );
    const result = await settle(read);
    if (!result.ok || result.value.encrypted === undefined) throw new Error('nothing encrypted came');
    const { encrypted } = result.value;
    expect(encrypted.ksn).toBe(vector.ksn);
    expect(result.value.track2).toEqual({ status: 'dataSourceNotSupported' });
    const key = Buffer.from(vector.key ?? '', 'hex');
    for (const [index, track] of encrypted.tracks.entries()) {
      const decipher = createDecipheriv('des-ede3-cbc', Buffer.concat([key, key.subarray(0, 8)]), Buffer.alloc(8)).setAutoPadding(false);
      const clear = Buffer.concat([decipher.update(track ?? new Uint8Array()), decipher.final()]).toString('latin1');
      expect(clear.slice(0, encrypted.lengths[index])).toBe(vector[`track${index + 1}`]);
    }
  });

  test('MSR: the published answer', (context) => {
    if (frames === null) return context.skip(WHY);
    const swipe = decodeMsr(fromHex(frames.msr_esc.rows[0]?.hex ?? ''));
    expect(swipe).toMatchObject({ track1: { data: '%01?' }, track2: { data: ';23?' }, track3: { data: ';45?' } });
    expect(decodeMsr(fromHex('1B731B011B021B033F1C1B31'))).toBeNull();
  });

  it('a secure frame with a wrong bit is none', () => {
    const body = Uint8Array.from([0x80, 0x07, 0, 8, 0, 0, 0x82, 1, 2, 3, 4, 5, 6, 7, 8, ...new Uint8Array(10).fill(9)]);
    const lrc = body.reduce((sum, byte) => sum ^ byte, 0);
    const sum = body.reduce((total, byte) => (total + byte) & 0xff, 0);
    const frame = Uint8Array.from([2, body.length, 0, ...body, lrc, sum, 3]);
    expect(decodeSecureFrame(frame)).toMatchObject({ encrypted: { cipher: 'tdes', lengths: [0, 8, 0] } });
    for (let at = 0; at < frame.length; at += 1) {
      expect(decodeSecureFrame(frame.map((byte, index) => (index === at ? byte ^ 4 : byte))), `byte ${at}`).toBeNull();
    }
  });
});

it('no report throws, whatever is in it', () => {
  const sizes = fc.constantFrom(0, 1, 64, 337, 509, 856, 900);
  fc.assert(
    fc.property(
      sizes.chain((size) => fc.uint8Array({ minLength: size, maxLength: size })),
      fc.constantFrom(...Object.values(SWIPE_LAYOUTS)),
      (report, decode) => {
        const swipe = decode(report);
        expect(swipe === null || 'track2' in swipe).toBe(true);
        decodeSecureFrame(report);
        decodeMsr(report);
      },
    ),
  );
});
