import { describe, expect, it } from 'vitest';
import { createMemoryShelf } from '../../emulators/tally-csi/book.ts';
import { FAULT_KINDS, type Fault, FLIPPED } from '../../emulators/tally-csi/faults.ts';
import { aBook, aJob, createBench, letterOf, until } from '../../testing/bench.ts';
import type { DeviceSocket } from '../../transport/device-line.ts';

/**
 * At every byte of a passbook job, every fault that the emulator knows. Whatever happens, what the driver says about the paper must be true: a confirmed line is
 * on it, a line that certainly was not printed is not, and the answer comes within the deadline.
 */
const LINES = [1, 2, 3];
const LIMIT_MS = 60_000 + 15_000;

async function printUnder(prepare: (bench: ReturnType<typeof createBench>) => void) {
  const shelf = createMemoryShelf();
  const bench = createBench({ shelf, printDelayMs: 0 });
  await bench.online();
  bench.emulator.insert(aBook());
  const bytesBefore = bench.emulator.state().bytesTaken;
  prepare(bench);
  const from = bench.clock.now();
  const result = await bench.clock.settle(bench.driver.printLines(aJob(...LINES)));
  const took = bench.clock.now() - from;
  const onPaper = () => {
    const ink = (shelf.load('PB000001')?.pages['1'] ?? []).map(({ text }) => text).join('\n');
    return LINES.filter((line) => ink.includes(letterOf(line)));
  };
  const printed = onPaper();
  const confirmed = result.ok ? result.value.linesConfirmed : result.error.linesConfirmed;
  const maybe = result.ok ? [] : result.error.linesMaybePrinted;
  const not = LINES.filter((line) => !confirmed.includes(line) && !maybe.includes(line));
  return { bench, result, took, onPaper, printed, confirmed, maybe, not, bytes: bench.emulator.state().bytesTaken - bytesBefore };
}

function expectTruth(where: string, run: Awaited<ReturnType<typeof printUnder>>) {
  expect(run.took, `${where}: time`).toBeLessThanOrEqual(LIMIT_MS);
  expect(run.printed, `${where}: confirmed lines are on the paper`).toEqual(expect.arrayContaining(run.confirmed));
  expect(
    run.not.filter((line) => run.printed.includes(line)),
    `${where}: lines that were not sent are not on the paper`,
  ).toEqual([]);
  expect(run.maybe.length, `${where}: at most one line in doubt`).toBeLessThanOrEqual(1);
  if (run.result.ok) expect(run.confirmed, where).toEqual(LINES);
}

async function bytesOfCleanJob(): Promise<number> {
  const run = await printUnder(() => {});
  expect(run.result).toEqual({ ok: true, value: { linesConfirmed: LINES } });
  await run.bench.driver.stop();
  return run.bytes;
}

describe('at every byte of a job', () => {
  it.each(FAULT_KINDS)('%s: the answer agrees with the paper', async (kind) => {
    const total = await bytesOfCleanJob();
    expect(total).toBeGreaterThan(150);
    let failed = 0;
    for (let afterBytes = 0; afterBytes < total; afterBytes += 1) {
      const fault: Fault = { kind, afterBytes };
      const run = await printUnder(({ emulator }) => emulator.fault(fault));
      expectTruth(`${kind} after ${afterBytes} bytes`, run);
      if (!run.result.ok) failed += 1;
      await run.bench.driver.stop();
      expect(run.bench.clock.pending(), `${kind} after ${afterBytes} bytes: timers left`).toBe(0);
    }
    // The sweep must not be vacuous: noise before good answers is the only fault that a job survives as a rule.
    if (kind === 'garbage') expect(failed).toBe(0);
    else expect(failed).toBeGreaterThan(total / 4);
  });

  it.each(['unplug', 'stall', 'cut'] as const)('%s: the printer is found again and prints', async (kind) => {
    const total = await bytesOfCleanJob();
    for (let afterBytes = 0; afterBytes < total; afterBytes += 7) {
      const { bench } = await printUnder(({ emulator }) => emulator.fault({ kind, afterBytes }));
      bench.emulator.clearFault();
      bench.emulator.plug();
      await bench.clock.settle(until(() => bench.driver.observed().device === 'online', bench.clock));
      bench.emulator.insert(aBook({ number: 'PB000002' }));
      const again = await bench.clock.settle(bench.driver.printLines(aJob(4)));
      expect(again, `${kind} after ${afterBytes} bytes`).toEqual({ ok: true, value: { linesConfirmed: [4] } });
      await bench.driver.stop();
    }
  });
});

/** Stands between the printer and the line and changes one byte of what the printer says. */
function spoiling(socket: DeviceSocket, at: number, mask: number): DeviceSocket {
  let sent = 0;
  return {
    setPlugged: (plugged) => socket.setPlugged(plugged),
    onLine: (listener) =>
      socket.onLine((line) =>
        listener({
          ...line,
          send: (bytes) => {
            line.send(bytes.map((byte, index) => (sent + index === at ? byte ^ mask : byte)));
            sent += bytes.length;
          },
        }),
      ),
  };
}

describe('at every byte of the answers', () => {
  it.each([FLIPPED, 0x01, 0x80])('a byte changed by %i: the answer agrees with the paper', async (mask) => {
    let failed = 0;
    for (let at = 0; at < 60; at += 1) {
      const run = await printUnder((bench) => {
        // A new line is needed for the tampered plug, and the driver finds it by itself.
        bench.emulator.attach(spoiling(bench.line.socket, at, mask));
        void bench.line.transport.close();
      });
      // The job was refused because the line was just closed; it is repeated on the tampered line.
      await run.bench.clock.settle(until(() => run.bench.driver.observed().device === 'online', run.bench.clock));
      const from = run.bench.clock.now();
      const result = await run.bench.clock.settle(run.bench.driver.printLines(aJob(...LINES)));
      const confirmed = result.ok ? result.value.linesConfirmed : result.error.linesConfirmed;
      expect(confirmed).toEqual(LINES.slice(0, confirmed.length));
      const maybe = result.ok ? [] : result.error.linesMaybePrinted;
      expect(run.onPaper()).toEqual(expect.arrayContaining(confirmed));
      expect([...confirmed, ...maybe]).toEqual(expect.arrayContaining(run.onPaper()));
      expect(maybe.length).toBeLessThanOrEqual(1);
      if (result.ok) expect(confirmed).toEqual(LINES);
      else failed += 1;
      expect(run.bench.clock.now() - from).toBeLessThanOrEqual(LIMIT_MS);
      await run.bench.driver.stop();
    }
    expect(failed).toBeGreaterThan(20);
  });
});
