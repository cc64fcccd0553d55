import { afterEach, describe, expect, it } from 'vitest';
import { mmFrom180, runsOf } from '../../emulators/tally-csi/book.ts';
import { aBook, aJob, type Bench, createBench } from '../../testing/bench.ts';
import { DEFAULT_GEOMETRY } from '../geometry.ts';
import { linePosition } from '../layout.ts';
import type { PrintProgress } from '../printer.ts';

let bench: Bench;
const setUp = async (options: Parameters<typeof createBench>[0] = {}) => {
  bench = createBench(options);
  await bench.online();
};
const settle = <T>(promise: Promise<T>) => bench.clock.settle(promise);
const inkOf = (number: string, page = 1) => {
  const { book } = bench.emulator.state();
  return book?.number === number && book.openPage === page ? runsOf(book) : [];
};

afterEach(async () => {
  await bench.driver.stop();
  expect(bench.clock.pending()).toBe(0);
});

describe('printing a passbook', () => {
  it('puts each line where the geometry says, confirms each, and gives the book back', async () => {
    await setUp();
    bench.emulator.insert(aBook());
    const progress: PrintProgress[] = [];
    const job = {
      ...aJob(),
      lines: [
        {
          lineNumber: 12,
          columns: { date: '20260105', summary: '现金存入', deposit: '1,000.00', balance: '12,345,678.90', teller: '0017' },
        },
        { lineNumber: 13, columns: { date: '20260106', summary: '转账', withdrawal: '5.00', balance: '12,345,673.90', teller: '0017' } },
      ],
    };
    let last = inkOf('PB000001');
    bench.emulator.onChange(() => {
      if (bench.emulator.state().book) last = inkOf('PB000001');
    });
    const result = await settle(bench.driver.printLines(job, { onProgress: (step) => progress.push(step) }));
    expect(result).toEqual({ ok: true, value: { linesConfirmed: [12, 13] } });
    expect(bench.emulator.state().book).toBeNull();
    expect(bench.emulator.state().onCounter).toBe('PB000001');
    expect(last.map(({ text }) => text)).toEqual([
      '20260105',
      '现金存入',
      '1,000.00',
      '12,345,678.90',
      '0017',
      '20260106',
      '转账',
      '5.00',
      '12,345,673.90',
      '0017',
    ]);
    const y = (line: number) => mmFrom180(linePosition(DEFAULT_GEOMETRY, line)?.y180 ?? 0);
    expect(new Set(last.map(({ yMm }) => yMm))).toEqual(new Set([y(12), y(13)]));
    // The fold lies between these two lines.
    expect(y(12)).toBeLessThan(99);
    expect(y(13)).toBeGreaterThan(99);
    // Amounts end at the same place whatever their length.
    const end = (text: string) => {
      const run = last.find((one) => one.text === text);
      return (run?.xMm ?? 0) + (run?.widthMm ?? 0);
    };
    expect(end('12,345,678.90')).toBeCloseTo(end('12,345,673.90'), 6);
    expect(progress.map(({ kind }) => kind)).toEqual(['lineSent', 'lineConfirmed', 'lineSent', 'lineConfirmed', 'ejecting']);
  });

  it('refuses to print without a book', async () => {
    await setUp();
    expect(await settle(bench.driver.printLines(aJob(1)))).toMatchObject({
      ok: false,
      error: { code: 'noMediaPresent', linesConfirmed: [], linesMaybePrinted: [] },
    });
  });

  it.each([
    ['a line that the book does not have', 'mediaOverflow', { lineNumber: 193, columns: { date: '1' } }],
    ['an unknown column', 'fieldSpecFailure', { lineNumber: 1, columns: { colour: 'red' } }],
    ['a text wider than its column', 'fieldError', { lineNumber: 1, columns: { date: '2026-01-05' } }],
    ['an empty line', 'fieldError', { lineNumber: 1, columns: {} }],
    ['a printer command in a name', 'charSetData', { lineNumber: 1, columns: { summary: '\x1b[2!p' } }],
    ['a character that the font lacks', 'charSetData', { lineNumber: 1, columns: { summary: '\u{20087}' } }],
    ['the euro sign of the code page', 'charSetData', { lineNumber: 1, columns: { summary: '€\u0080' } }],
  ])('refuses %s before a byte is sent', async (_, code, line) => {
    await setUp();
    bench.emulator.insert(aBook());
    const before = bench.emulator.state().bytesTaken;
    expect(await settle(bench.driver.printLines({ ...aJob(), lines: [line] }))).toMatchObject({ ok: false, error: { code } });
    expect(bench.emulator.state().bytesTaken).toBe(before);
  });

  it('refuses a job that spans two pages or is out of order', async () => {
    await setUp();
    expect(await settle(bench.driver.printLines(aJob(24, 25)))).toMatchObject({ ok: false, error: { code: 'mediaOverflow' } });
    expect(await settle(bench.driver.printLines(aJob(2, 1)))).toMatchObject({ ok: false, error: { code: 'invalidData' } });
    expect(await settle(bench.driver.printLines(aJob(1, 1)))).toMatchObject({ ok: false, error: { code: 'invalidData' } });
  });

  it('waits while STOP is pressed and goes on when it is released', async () => {
    await setUp({ printDelayMs: 100 });
    bench.emulator.insert(aBook());
    const progress: string[] = [];
    const job = bench.driver.printLines(aJob(1, 2), {
      onProgress: ({ kind }) => {
        progress.push(kind);
        if (kind !== 'lineSent' || progress.includes('stopped')) return;
        bench.clock.after(10, () => bench.emulator.fault({ kind: 'stop' }));
        bench.clock.after(20_000, () => bench.emulator.clearFault());
      },
    });
    expect(await settle(job)).toEqual({ ok: true, value: { linesConfirmed: [1, 2] } });
    expect(progress.slice(0, 4)).toEqual(['lineSent', 'stopped', 'resumed', 'lineConfirmed']);
  });

  it('waits for a printer that was stopped before the job', async () => {
    await setUp();
    bench.emulator.insert(aBook());
    bench.emulator.fault({ kind: 'stop' });
    bench.clock.after(20_000, () => bench.emulator.clearFault());
    expect(await settle(bench.driver.printLines(aJob(1)))).toEqual({ ok: true, value: { linesConfirmed: [1] } });
  });

  it('gives up on a printer that stays stopped', async () => {
    await setUp({ printDelayMs: 100 });
    bench.emulator.insert(aBook());
    const job = bench.driver.printLines(aJob(1), {
      onProgress: ({ kind }) => {
        if (kind === 'lineSent') bench.clock.after(10, () => bench.emulator.fault({ kind: 'stop' }));
      },
    });
    expect(await settle(job)).toMatchObject({ ok: false, error: { code: 'deviceNotReady', linesConfirmed: [], linesMaybePrinted: [1] } });
  });

  it('prints one job after the other, in the order of the calls', async () => {
    await setUp({ printDelayMs: 300 });
    bench.emulator.insert(aBook());
    const order: string[] = [];
    const first = bench.driver.printLines(aJob(1), { onProgress: ({ kind }) => order.push(`first ${kind}`) });
    const second = bench.driver.status().then(() => order.push('second'));
    await settle(Promise.all([first, second]));
    expect(order.indexOf('second')).toBe(order.length - 1);
    expect(order).toContain('first ejecting');
  });
});

describe('the other operations', () => {
  it('measures the document', async () => {
    await setUp();
    bench.emulator.insert(aBook());
    const result = await settle(bench.driver.measureWidth());
    expect(result.ok && Math.round(result.value.widthMm)).toBe(150);
  });

  it('writes and reads the stripe', async () => {
    await setUp();
    bench.emulator.insert(aBook());
    expect(await settle(bench.driver.readStripe())).toMatchObject({ ok: false, error: { code: 'noMSF' } });
    expect(await settle(bench.driver.writeStripe('6210000000000018=07'))).toMatchObject({ ok: true });
    expect(await settle(bench.driver.readStripe())).toEqual({ ok: true, value: { data: '6210000000000018=07' } });
    expect(await settle(bench.driver.writeStripe('ABC'))).toMatchObject({ ok: false, error: { code: 'invalidData' } });
  });

  it('reports paper and its absence', async () => {
    await setUp();
    expect(await settle(bench.driver.status())).toEqual({ ok: true, value: { device: 'online', media: 'notPresent' } });
    bench.emulator.insert(aBook());
    expect(await settle(bench.driver.status())).toEqual({ ok: true, value: { device: 'online', media: 'present' } });
  });

  it('ejects', async () => {
    await setUp();
    bench.emulator.insert(aBook());
    expect(await settle(bench.driver.eject())).toMatchObject({ ok: true });
    expect(bench.driver.observed().media).toBe('notPresent');
  });
});
