import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPty, settleLive } from '../../card/testing/bench.ts';
import type { EmulatedPassbookPrinter } from '../../emulators/escp2/body.ts';
import { createEmulatedEscp2Printer } from '../../emulators/escp2/printer.ts';
import { createEmulatedPr2Printer, EMULATED_CODES } from '../../emulators/pr2/printer.ts';
import { mmFrom180, runsOf } from '../../emulators/tally-csi/book.ts';
import { findSocat } from '../../emulators/tally-csi/pty.ts';
import { aBook, aJob, until } from '../../testing/bench.ts';
import { createManualClock, type ManualClock } from '../../testing/manual-clock.ts';
import { eventually } from '../../testing/pty-bench.ts';
import { createMemoryLine } from '../../transport/memory.ts';
import type { Transport } from '../../transport/transport.ts';
import { DEFAULT_GEOMETRY } from '../geometry.ts';
import { linePosition } from '../layout.ts';
import { createPr2PassbookPrinter } from '../pr2/driver.ts';
import { PASSBOOK_CAPABILITIES } from './capabilities.ts';
import { createEscp2PassbookPrinter, type Escp2PassbookPrinter } from './driver.ts';

const CODES = { [EMULATED_CODES.ready]: 'ready', [EMULATED_CODES.noMedia]: 'noMediaPresent', [EMULATED_CODES.jam]: 'mediaJammed' } as const;
const MAKES = {
  'escp2-plq20': {
    emulator: () => createEmulatedEscp2Printer(),
    driver: (transport: Transport, clock: ManualClock) => createEscp2PassbookPrinter({ transport, clock }),
  },
  'olivetti-pr2': {
    emulator: () => createEmulatedPr2Printer(),
    driver: (transport: Transport, clock: ManualClock) => createPr2PassbookPrinter({ transport, clock, settings: { statusCodes: CODES } }),
  },
} as const;
const names = Object.keys(MAKES) as (keyof typeof MAKES)[];

let clock: ManualClock;
let emulator: EmulatedPassbookPrinter;
let driver: Escp2PassbookPrinter;
const settle = <T>(promise: Promise<T>) => clock.settle(promise);
/** Ink that was in the book before it came out. */
let ink: ReturnType<typeof runsOf> = [];
const setUp = async (name: keyof typeof MAKES) => {
  clock = createManualClock();
  const line = createMemoryLine(clock);
  emulator = MAKES[name].emulator();
  emulator.attach(line.socket);
  emulator.onChange(() => {
    const { book } = emulator.state();
    if (book !== null) ink = runsOf(book);
  });
  driver = MAKES[name].driver(line.transport, clock);
  driver.start();
  await settle(until(() => driver.observed().device === 'online', clock));
};
beforeEach(() => {
  ink = [];
});
afterEach(async () => {
  await driver.stop();
  expect(clock.pending()).toBe(0);
});

const JOB = {
  ...aJob(),
  lines: [
    { lineNumber: 12, columns: { date: '20260105', summary: '现金存入', deposit: '1,000.00', balance: '2,000.00' } },
    { lineNumber: 13, columns: { date: '20260106', summary: '转账', withdrawal: '5.00', balance: '1,995.00' } },
  ],
};

describe.each(names)('%s', (name) => {
  it('draws the lines where the geometry says, and confirms none of them', async () => {
    await setUp(name);
    emulator.insert(aBook());
    const progress: string[] = [];
    const result = await settle(driver.printLines(JOB, { onProgress: ({ kind }) => progress.push(kind) }));
    expect(result).toEqual({
      ok: false,
      error: { code: 'timeOut', message: expect.stringContaining('look at the book'), linesConfirmed: [], linesMaybePrinted: [12, 13] },
    });
    expect(PASSBOOK_CAPABILITIES[name].confirmsLines).toBe(false);
    expect(progress).toEqual(['lineSent', 'lineSent', 'ejecting']);
    expect(ink.map(({ text }) => text)).toEqual(['20260105', '现金存入', '1,000.00', '2,000.00', '20260106', '转账', '5.00', '1,995.00']);
    const y = (line: number) => mmFrom180(linePosition(DEFAULT_GEOMETRY, line)?.y180 ?? 0);
    for (const run of ink) expect(Math.min(Math.abs(run.yMm - y(12)), Math.abs(run.yMm - y(13)))).toBeLessThan(0.2);
    // To half a character at most where the language knows only characters.
    for (const column of DEFAULT_GEOMETRY.columns.filter(({ align }) => align === 'left').slice(0, 2)) {
      const near = ink.some(({ xMm }) => Math.abs(xMm - (column.x60 * 25.4) / 60) <= 25.4 / 24);
      expect(near, column.id).toBe(true);
    }
    expect(emulator.state()).toMatchObject({ book: null, onCounter: 'PB000001' });
  });

  it.each([
    ['an unknown column', { lineNumber: 1, columns: { colour: 'red' } }, 'fieldSpecFailure'],
    ['a printer command in a name', { lineNumber: 1, columns: { summary: '\x1bO' } }, 'charSetData'],
  ])('refuses %s before a byte is sent', async (_, line, code) => {
    await setUp(name);
    emulator.insert(aBook());
    expect(await settle(driver.printLines({ ...aJob(), lines: [line] }))).toMatchObject({
      ok: false,
      error: { code, linesMaybePrinted: [] },
    });
    expect(ink).toEqual([]);
  });

  it('never says of a line with ink that it is certainly not printed, wherever the plug is pulled', async () => {
    for (let afterBytes = 0; afterBytes < 220; afterBytes += 9) {
      await driver?.stop();
      ink = [];
      await setUp(name);
      emulator.insert(aBook());
      emulator.fault({ kind: 'unplug', afterBytes });
      const result = await settle(driver.printLines(aJob(1, 2, 3)));
      const maybe = result.ok ? [] : result.error.linesMaybePrinted;
      for (const [index, letter] of ['A', 'B', 'C'].entries()) {
        if (ink.some(({ text }) => text.includes(letter))) expect(maybe, `after ${afterBytes}`).toContain(index + 1);
      }
    }
  });

  it('tells of a pulled plug and takes it back', async () => {
    await setUp(name);
    emulator.unplug();
    expect(await settle(driver.printLines(aJob(1)))).toMatchObject({ ok: false, error: { code: 'deviceNotReady', linesMaybePrinted: [] } });
    emulator.plug();
    await settle(until(() => driver.observed().device === 'online', clock));
    emulator.insert(aBook());
    expect(await settle(driver.printLines(aJob(1)))).toMatchObject({ error: { linesMaybePrinted: [1] } });
  });

  it('gives the book back on demand', async () => {
    await setUp(name);
    emulator.insert(aBook());
    expect(await settle(driver.eject())).toMatchObject({ ok: true });
    expect(emulator.state().onCounter).toBe('PB000001');
    emulator.insert(aBook());
    expect(await settle(driver.reset())).toMatchObject({ ok: true });
    expect(emulator.state().book).toBeNull();
  });
});

it('ESC/P2: what it lacks is refused', async () => {
  await setUp('escp2-plq20');
  expect(await driver.readStripe()).toMatchObject({ ok: false, error: { code: 'deviceNotReady' } });
  expect(await driver.measureWidth()).toMatchObject({ ok: false });
  expect(await driver.status()).toEqual({ ok: true, value: { device: 'online', media: 'unknown' } });
});

describe.skipIf(findSocat() === null).each(names)('%s over a real serial port and a pseudo-terminal', (name) => {
  it('prints a job', async () => {
    emulator = MAKES[name].emulator();
    const line = await openPty(emulator.attach, { baudRate: 9600 });
    clock = line.clock;
    driver = MAKES[name].driver(line.transport, clock);
    driver.start();
    await eventually(() => driver.observed().device === 'online');
    emulator.insert(aBook());
    expect(await settleLive(clock, driver.printLines(aJob(1, 2)))).toMatchObject({ error: { linesMaybePrinted: [1, 2] } });
    await eventually(() => emulator.state().onCounter !== null);
    expect(emulator.state().linesPrinted).toBeGreaterThan(1);
    await driver.stop();
    await line.close();
  });
});
