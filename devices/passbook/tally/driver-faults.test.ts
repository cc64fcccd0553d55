import { afterEach, describe, expect, it } from 'vitest';
import { runsOf } from '../../emulators/tally-csi/book.ts';
import { aBook, aJob, type Bench, createBench, until } from '../../testing/bench.ts';

let bench: Bench;
const setUp = async (options: Parameters<typeof createBench>[0] = {}) => {
  bench = createBench(options);
  await bench.online();
};
const settle = <T>(promise: Promise<T>) => bench.clock.settle(promise);

afterEach(async () => {
  await bench.driver.stop();
  expect(bench.clock.pending()).toBe(0);
});

describe('faults while printing', () => {
  const cases = [
    ['jam', { kind: 'jam', afterLine: 1 }, 'mediaJammed', [3], [4]],
    ['the book is pulled out', { kind: 'paperOut', afterLine: 1 }, 'paperOut', [3], [4]],
    ['the cable is pulled after the ink', { kind: 'unplug', afterLine: 2 }, 'deviceNotReady', [3], [4]],
    ['the printer falls silent after the ink', { kind: 'silence', afterLine: 2 }, 'timeOut', [3], [4]],
    ['the echo is spoilt', { kind: 'corruptReply', afterLine: 2 }, 'timeOut', [3], [4]],
  ] as const;
  it.each(cases)('%s: says which lines are sure and which are not', async (_, fault, code, confirmed, maybe) => {
    await setUp();
    bench.emulator.insert(aBook());
    bench.emulator.fault(fault);
    const from = bench.clock.now();
    const result = await settle(bench.driver.printLines(aJob(3, 4, 5)));
    expect(result).toMatchObject({ ok: false, error: { linesConfirmed: confirmed, linesMaybePrinted: maybe } });
    if (_ === 'the echo is spoilt') expect(['timeOut', 'hardwareError']).toContain(result.ok ? '' : result.error.code);
    else expect(result).toMatchObject({ error: { code } });
    expect(bench.clock.now() - from).toBeLessThanOrEqual(65_000);
  });

  it('noise before the echoes does no harm', async () => {
    await setUp();
    bench.emulator.insert(aBook());
    bench.emulator.fault({ kind: 'garbage' });
    expect(await settle(bench.driver.printLines(aJob(1, 2)))).toEqual({ ok: true, value: { linesConfirmed: [1, 2] } });
  });

  it('a canceled job leaves at most one line in doubt, and the next job is not disturbed by its late echo', async () => {
    await setUp({ printDelayMs: 2_000 });
    bench.emulator.insert(aBook());
    const controller = new AbortController();
    const result = await settle(
      bench.driver.printLines(aJob(1, 2, 3), {
        signal: controller.signal,
        onProgress: (step) => {
          if (step.kind === 'lineSent' && step.lineNumber === 2) controller.abort();
        },
      }),
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'canceled', linesConfirmed: [1], linesMaybePrinted: [2] } });
    expect(await settle(bench.driver.printLines(aJob(4)))).toEqual({ ok: true, value: { linesConfirmed: [4] } });
  });

  it('takes a printer that was switched off and on for one that has lost the line', async () => {
    await setUp({ printDelayMs: 1_000 });
    bench.emulator.insert(aBook());
    const job = bench.driver.printLines(aJob(1), {
      onProgress: ({ kind }) => {
        if (kind === 'lineSent') bench.clock.after(10, () => bench.emulator.restart());
      },
    });
    expect(await settle(job)).toMatchObject({ ok: false, error: { code: 'deviceNotReady', linesConfirmed: [], linesMaybePrinted: [1] } });
  });

  it('after a jam it prints again when the jam is cleared', async () => {
    await setUp();
    bench.emulator.insert(aBook());
    bench.emulator.fault({ kind: 'jam', afterLine: 0 });
    expect(await settle(bench.driver.printLines(aJob(1)))).toMatchObject({ error: { code: 'mediaJammed' } });
    expect(bench.driver.observed()).toMatchObject({ device: 'hardwareError', media: 'jammed' });
    expect(await settle(bench.driver.printLines(aJob(1)))).toMatchObject({ error: { code: 'mediaJammed', linesMaybePrinted: [] } });
    bench.emulator.clearFault();
    expect(await settle(bench.driver.reset())).toEqual({ ok: true, value: undefined });
    bench.emulator.insert(aBook());
    expect(await settle(bench.driver.printLines(aJob(1)))).toMatchObject({ ok: true });
  });

  it('text of a job that was cut off never appears on the next book', async () => {
    await setUp();
    bench.emulator.insert(aBook());
    // The cut falls into the text of the first line, behind its position.
    bench.emulator.fault({ kind: 'cut', afterBytes: 70 });
    const result = await settle(bench.driver.printLines(aJob(1)));
    expect(result).toMatchObject({ ok: false, error: { linesMaybePrinted: [1] } });
    bench.emulator.clearFault();
    bench.emulator.insert(aBook({ number: 'PB000002' }));
    let last = runsOf(aBook());
    bench.emulator.onChange(() => {
      const { book } = bench.emulator.state();
      if (book?.number === 'PB000002') last = runsOf(book);
    });
    await settle(until(() => bench.driver.observed().device === 'online', bench.clock));
    expect(await settle(bench.driver.printLines(aJob(2)))).toMatchObject({ ok: true });
    expect(last.length).toBeGreaterThan(0);
    expect(last.filter(({ text }) => text.includes('A'))).toEqual([]);
  });

  it('a line that still waits for paper is not left for the next book: the reset says what to do', async () => {
    await setUp();
    bench.emulator.insert(aBook());
    // The book is pulled out before the line has come whole; what comes after the printer's own clearing stays in it.
    bench.emulator.fault({ kind: 'paperOut', afterBytes: 60 });
    expect(await settle(bench.driver.printLines(aJob(1)))).toMatchObject({ error: { code: 'paperOut', linesMaybePrinted: [1] } });
    expect(await settle(bench.driver.reset())).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('switch it off and on') },
    });
    bench.emulator.restart();
    let ink = 0;
    bench.emulator.onChange(() => {
      const { book } = bench.emulator.state();
      if (book?.number === 'PB000002') ink = runsOf(book).length;
    });
    await settle(until(() => bench.driver.observed().device === 'online', bench.clock));
    bench.emulator.insert(aBook({ number: 'PB000002' }));
    expect(await settle(bench.driver.status())).toMatchObject({ ok: true, value: { media: 'present' } });
    expect(ink).toBe(0);
  });
});
