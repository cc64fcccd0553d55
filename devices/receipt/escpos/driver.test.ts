import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openPty, settleLive } from '../../card/testing/bench.ts';
import { createEmulatedReceiptPrinter, type EmulatedReceiptPrinter } from '../../emulators/escpos/printer.ts';
import { findSocat } from '../../emulators/tally-csi/pty.ts';
import { listenTcp } from '../../emulators/tally-csi/tcp.ts';
import { cellsOf } from '../../passbook/text.ts';
import { until } from '../../testing/bench.ts';
import { createManualClock, type ManualClock } from '../../testing/manual-clock.ts';
import { eventually } from '../../testing/pty-bench.ts';
import { createMemoryLine } from '../../transport/memory.ts';
import { createTcpTransport } from '../../transport/tcp.ts';
import type { ManagedReceiptPrinter, ReceiptItem } from '../printer.ts';
import { createEscposReceiptPrinter } from './driver.ts';
import { encodeReceipt, wrap } from './encode.ts';
import { isStatusByte, parseStatus } from './status.ts';

const RECEIPT: ReceiptItem[] = [
  { kind: 'text', text: '存款回单', align: 'center', bold: true, size: 2 },
  { kind: 'rule' },
  { kind: 'pair', label: '户名', value: '张三' },
  { kind: 'pair', label: '金额', value: 'CNY 1,000.00', bold: true },
  { kind: 'text', text: '请核对后离柜', align: 'right' },
  { kind: 'qr', data: 'https://bank.example/r/1' },
  { kind: 'feed', lines: 2 },
  { kind: 'cut' },
];

let clock: ManualClock;
let emulator: EmulatedReceiptPrinter;
let driver: ManagedReceiptPrinter;
const settle = <T>(promise: Promise<T>) => clock.settle(promise);
const setUp = async () => {
  clock = createManualClock();
  const line = createMemoryLine(clock);
  emulator = createEmulatedReceiptPrinter();
  emulator.attach(line.socket);
  driver = createEscposReceiptPrinter({ transport: line.transport, clock, columns: 48 });
  driver.start();
  await settle(until(() => driver.observed().device === 'online', clock));
};
afterEach(async () => {
  await driver?.stop();
  expect(clock?.pending() ?? 0).toBe(0);
});

describe('a receipt', () => {
  it('comes out as it was written', async () => {
    await setUp();
    expect(await settle(driver.print(RECEIPT))).toEqual({ ok: true, value: { paper: 'full' } });
    const lines = emulator.paper();
    expect(lines[0]).toEqual({ kind: 'text', text: `${' '.repeat(8)}存款回单`, bold: true, size: 2 });
    expect(lines[1]?.text).toBe('-'.repeat(48));
    expect(lines[2]?.text).toBe(`户名${' '.repeat(40)}张三`);
    expect(lines[3]).toMatchObject({ bold: true, text: expect.stringMatching(/^金额 +CNY 1,000.00$/) });
    expect(cellsOf(lines[4]?.text ?? '')).toBe(48);
    expect(lines.find(({ kind }) => kind === 'qr')?.text).toBe('https://bank.example/r/1');
    expect(lines.filter(({ kind }) => kind === 'cut')).toHaveLength(1);
  });

  it.each([
    ['nothing', [], 'invalidData'],
    ['a command in a name', [{ kind: 'text', text: '\x1b@' }], 'charSetData'],
    ['a character that the font lacks', [{ kind: 'pair', label: '户名', value: '\u{20087}' }], 'charSetData'],
    ['a value that does not fit', [{ kind: 'pair', label: '户名', value: '长'.repeat(23) }], 'fieldError'],
    ['a code that is none', [{ kind: 'qr', data: '中' }], 'invalidData'],
  ] as [string, ReceiptItem[], string][])('with %s is refused before anything is sent', async (_, items, code) => {
    await setUp();
    expect(await settle(driver.print(items))).toMatchObject({ ok: false, error: { code, begun: false } });
    expect(emulator.paper()).toEqual([]);
  });

  it('breaks long texts and loses no character, whatever their widths', () => {
    const char = fc.constantFrom(...'abc 09张三李四');
    fc.assert(
      fc.property(fc.string({ unit: char, maxLength: 120 }), fc.integer({ min: 2, max: 48 }), (text, cells) => {
        const lines = wrap(text, cells);
        expect(lines?.join('')).toBe(text);
        for (const line of lines ?? []) expect(cellsOf(line) ?? 99).toBeLessThanOrEqual(cells);
      }),
    );
  });

  it('has the commands of the standard around Chinese text', () => {
    const bytes = encodeReceipt([{ kind: 'text', text: '张' }], 32);
    expect(bytes.ok && Buffer.from(bytes.value).toString('hex')).toContain('1c26d5c51c2e0a');
  });
});

describe('trouble', () => {
  it.each([
    ['no paper', () => emulator.setPaper('out'), 'paperOut'],
    ['an open cover', () => emulator.setCover(true), 'deviceNotReady'],
    ['a stuck cutter', () => emulator.setCutter(true), 'mediaJammed'],
  ])('%s is said before anything is printed', async (_, cause, code) => {
    await setUp();
    cause();
    expect(await settle(driver.print(RECEIPT))).toMatchObject({ ok: false, error: { code, begun: false } });
    expect(emulator.paper()).toEqual([]);
    expect(driver.observed().device).not.toBe('online');
    expect(driver.observed().detail).not.toBe('');
  });

  it('a roll that ends on the way is said afterwards', async () => {
    await setUp();
    emulator.setLinesLeft(3);
    expect(await settle(driver.print(RECEIPT))).toMatchObject({ ok: false, error: { code: 'paperOut', begun: true } });
    emulator.setPaper('full');
    expect(await settle(driver.print(RECEIPT))).toMatchObject({ ok: true });
  });

  it('a roll near its end is shown', async () => {
    await setUp();
    emulator.setPaper('low');
    expect(await settle(driver.status())).toEqual({ ok: true, value: { device: 'online', paper: 'low', coverOpen: false } });
  });

  it('silence, a cut and a pulled plug end within the limits', async () => {
    await setUp();
    emulator.fault('silence');
    expect(await settle(driver.print(RECEIPT))).toMatchObject({ ok: false, error: { code: 'timeOut', begun: false } });
    emulator.clearFault();
    expect(await settle(driver.status())).toMatchObject({ ok: true });
    emulator.fault('unplug', 40);
    expect(await settle(driver.print(RECEIPT))).toMatchObject({ ok: false, error: { code: 'deviceNotReady', begun: true } });
    emulator.plug();
    emulator.clearFault();
    await settle(until(() => driver.observed().device === 'online', clock));
    expect(await settle(driver.print(RECEIPT))).toMatchObject({ ok: true });
  });
});

describe('status bytes', () => {
  it('are known by their fixed bits', () => {
    expect([0x12, 0x1a, 0x7e].every(isStatusByte)).toBe(true);
    expect([0x00, 0x13, 0x92, 0x02, 0xff].some(isStatusByte)).toBe(false);
  });

  it('say what the manual says', () => {
    const fine = { offline: false, coverOpen: false, error: false, cutterError: false, unrecoverable: false, paper: 'full' };
    expect(parseStatus([0x12, 0x12, 0x12, 0x12])).toEqual(fine);
    expect(parseStatus([0x1a, 0x16, 0x12, 0x12])).toEqual({ ...fine, offline: true, coverOpen: true });
    expect(parseStatus([0x12, 0x52, 0x3a, 0x12])).toEqual({ ...fine, error: true, cutterError: true, unrecoverable: true });
    expect(parseStatus([0x12, 0x12, 0x12, 0x1e]).paper).toBe('low');
    expect(parseStatus([0x12, 0x12, 0x12, 0x72]).paper).toBe('out');
    expect(parseStatus([0x12, 0x32, 0x12, 0x12]).paper).toBe('out');
  });
});

describe('over real lines', () => {
  it('prints over TCP', async () => {
    clock = createManualClock();
    const server = await listenTcp();
    if (!server.ok) throw new Error(server.error.message);
    emulator = createEmulatedReceiptPrinter();
    emulator.attach(server.value.socket);
    driver = createEscposReceiptPrinter({
      transport: createTcpTransport({ kind: 'tcp', host: '127.0.0.1', port: server.value.port }, clock),
      clock,
      columns: 48,
    });
    driver.start();
    await eventually(() => driver.observed().device === 'online');
    expect(await settleLive(clock, driver.print(RECEIPT))).toMatchObject({ ok: true });
    expect(emulator.paper().length).toBeGreaterThan(6);
    await driver.stop();
    await server.value.close();
  });

  it.skipIf(findSocat() === null)('prints over a serial port', async () => {
    emulator = createEmulatedReceiptPrinter();
    const line = await openPty(emulator.attach, { baudRate: 19_200, flowControl: 'rtscts' });
    clock = line.clock;
    driver = createEscposReceiptPrinter({ transport: line.transport, clock, columns: 48 });
    driver.start();
    await eventually(() => driver.observed().device === 'online');
    expect(await settleLive(clock, driver.print(RECEIPT))).toMatchObject({ ok: true });
    await driver.stop();
    await line.close();
  });
});
