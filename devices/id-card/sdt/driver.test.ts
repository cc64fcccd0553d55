import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPty, settleLive } from '../../card/testing/bench.ts';
import { createEmulatedIdReader, type EmulatedIdReader } from '../../emulators/sdt/reader.ts';
import { findSocat } from '../../emulators/tally-csi/pty.ts';
import { until } from '../../testing/bench.ts';
import { createManualClock, type ManualClock } from '../../testing/manual-clock.ts';
import { eventually } from '../../testing/pty-bench.ts';
import { createMemoryLine } from '../../transport/memory.ts';
import type { ManagedIdCardReader } from '../reader.ts';
import { createSdtIdCardReader } from './driver.ts';

const CARD = {
  text: {
    name: '李四',
    sex: '2',
    nation: '01',
    birth: '19491231',
    address: '上海市黄浦区',
    idNumber: '11010519491231002X',
    issuer: '上海市公安局黄浦分局',
    validFrom: '20150601',
    validTo: '长期',
  },
};
let clock: ManualClock;
let emulator: EmulatedIdReader;
let driver: ManagedIdCardReader;
const settle = <T>(promise: Promise<T>) => clock.settle(promise);
const HUMAN = { timeoutMs: 10_000 };

const setUp = async (withFingerprint = false) => {
  clock = createManualClock();
  const line = createMemoryLine(clock);
  emulator = createEmulatedIdReader({ withFingerprint });
  emulator.attach(line.socket);
  driver = createSdtIdCardReader({ transport: line.transport, clock });
  driver.start();
  await settle(until(() => driver.observed().device === 'online', clock));
};

describe('an identity card', () => {
  beforeEach(() => setUp());
  afterEach(async () => {
    await driver.stop();
    expect(clock.pending()).toBe(0);
  });

  it('is read when it is laid down', async () => {
    const read = driver.read(HUMAN);
    clock.after(2_000, () => emulator.lay(CARD));
    expect(await settle(read)).toMatchObject({
      ok: true,
      value: { name: '李四', idNumber: '11010519491231002X', birth: '1949-12-31', validTo: null },
    });
    expect(driver.observed()).toMatchObject({ device: 'online', media: 'unknown' });
  });

  it('must be lifted before the next one is found', async () => {
    emulator.lay(CARD);
    expect(await settle(driver.read(HUMAN))).toMatchObject({ ok: true });
    expect(await settle(driver.read(HUMAN))).toMatchObject({
      ok: false,
      error: { code: 'timeOut', message: expect.stringContaining('lifted') },
    });
    const again = driver.read(HUMAN);
    clock.after(1_000, () => emulator.lift());
    clock.after(3_000, () => emulator.lay(CARD));
    expect(await settle(again)).toMatchObject({ ok: true });
  });

  it('is looked for no more often than every 300 ms', async () => {
    const before = emulator.state().finds;
    await settle(driver.read(HUMAN));
    expect(emulator.state().finds - before).toBeLessThanOrEqual(10_000 / 300 + 2);
  });

  it('that lies askew is read when it is put right, or refused in the end', async () => {
    emulator.lay(CARD);
    emulator.fault('askew');
    expect(await settle(driver.read(HUMAN))).toMatchObject({ ok: false, error: { code: 'invalidMedia' } });
    const again = driver.read(HUMAN);
    clock.after(2_000, () => emulator.clearFault());
    expect(await settle(again)).toMatchObject({ ok: true });
  });

  it('is read although an answer arrives with a wrong bit', async () => {
    emulator.lay(CARD);
    emulator.spoilReplies(1);
    expect(await settle(driver.read(HUMAN))).toMatchObject({ ok: true });
    emulator.spoilReplies(100);
    const broken = await settle(driver.read(HUMAN));
    expect(broken).toMatchObject({ ok: false, error: { code: 'hardwareError' } });
    expect(JSON.stringify(broken)).not.toMatch(/李|1101/);
  });

  it('is not waited for when the teller cancels, the plug is pulled or the reader falls silent', async () => {
    const controller = new AbortController();
    const canceled = driver.read({ ...HUMAN, signal: controller.signal });
    clock.after(1_000, () => controller.abort());
    expect(await settle(canceled)).toMatchObject({ ok: false, error: { code: 'canceled' } });
    const pulled = driver.read(HUMAN);
    clock.after(1_000, () => emulator.unplug());
    expect(await settle(pulled)).toMatchObject({ ok: false, error: { code: 'deviceNotReady' } });
    emulator.plug();
    await settle(until(() => driver.observed().device === 'online', clock));
    emulator.fault('silence');
    expect(await settle(driver.status())).toMatchObject({ ok: false, error: { code: 'timeOut' } });
  });

  it('answers among noise', async () => {
    emulator.fault('garbage');
    emulator.lay(CARD);
    expect(await settle(driver.read(HUMAN))).toMatchObject({ ok: true });
  });
});

it('a reader of version 3 gives the fingerprint too', async () => {
  await setUp(true);
  emulator.lay(CARD);
  const read = await settle(driver.read(HUMAN));
  expect(read.ok && read.value.fingerprint?.length).toBe(1024);
  await driver.stop();
});

describe.skipIf(findSocat() === null)('over a real serial port and a pseudo-terminal', () => {
  it('reads a card', async () => {
    const device = createEmulatedIdReader();
    const line = await openPty(device.attach, { baudRate: 115_200 });
    const reader = createSdtIdCardReader({ transport: line.transport, clock: line.clock });
    reader.start();
    await eventually(() => reader.observed().device === 'online');
    device.lay(CARD);
    expect(await settleLive(line.clock, reader.read(HUMAN))).toMatchObject({ ok: true, value: { name: '李四' } });
    await reader.stop();
    await line.close();
  });
});
