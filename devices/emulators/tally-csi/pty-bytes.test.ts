import { describe, expect, it } from 'vitest';
import type { PassbookJob } from '../../passbook/printer.ts';
import { aBook, aJob, letterOf } from '../../testing/bench.ts';
import { nextTurn } from '../../testing/manual-clock.ts';
import { createPtyBench, eventually } from '../../testing/pty-bench.ts';
import { runsOf } from './book.ts';
import type { Fault } from './faults.ts';
import { findSocat } from './pty.ts';

const missing = findSocat() === null;
if (missing) process.stderr.write('skipped: tests over pseudo-terminals need socat (Debian: apt-get install socat)\n');

/** One line in one column: every byte of it gets its turn. */
const JOB: PassbookJob = { ...aJob(1), lines: [{ lineNumber: 1, columns: { balance: letterOf(1).repeat(4) } }] };
const LINE_DEADLINE_MS = 75_000;

/** Prints the line on a port of its own, with or without a fault, and looks at the paper. */
async function printOnce(fault: Fault | null) {
  const bench = await createPtyBench();
  try {
    bench.driver.start();
    await eventually(() => bench.driver.observed().device === 'online');
    const before = bench.emulator.state().bytesTaken;
    let ink = '';
    bench.emulator.onChange(() => {
      const { book } = bench.emulator.state();
      if (book !== null) ink = runsOf(book).reduce((all, { text }) => all + text, '');
    });
    bench.emulator.insert(aBook());
    if (fault !== null) bench.emulator.fault(fault);
    const from = bench.clock.now();
    const job = bench.driver.printLines(JOB);
    let done = false;
    void job.finally(() => {
      done = true;
    });
    // Bytes that are under way arrive; what then still waits, waits for a deadline.
    await eventually(() => done || (fault !== null && bench.emulator.state().fault?.afterBytes === undefined));
    for (let turn = 0; turn < 2_000 && !done; turn += 1) await nextTurn();
    const result = await bench.clock.settle(job);
    const took = bench.clock.now() - from;
    const { linesPrinted, bytesTaken } = bench.emulator.state();
    // A byte that was spoilt on the way may put the ink beside the paper, which no line without checksums can tell: moved is what the printer did, seen what is there.
    return { result, took, moved: linesPrinted > 0, seen: ink.includes(letterOf(1)), bytes: bytesTaken - before };
  } finally {
    await bench.stop();
  }
}

describe.skipIf(missing)('at every byte of one passbook line, over a real serial port and a pseudo-terminal', () => {
  it.each(['cut', 'unplug', 'stall', 'corrupt'] as const)(
    '%s: printed and confirmed, or not confirmed and said to be in doubt',
    async (kind) => {
      const clean = await printOnce(null);
      expect(clean.result).toEqual({ ok: true, value: { linesConfirmed: [1] } });
      let ended = 0;
      for (let afterBytes = 0; afterBytes < clean.bytes; afterBytes += 1) {
        const where = `${kind} after ${afterBytes} of ${clean.bytes} bytes`;
        const { result, took, moved, seen } = await printOnce({ kind, afterBytes });
        expect(took, where).toBeLessThanOrEqual(LINE_DEADLINE_MS);
        const confirmed = result.ok ? result.value.linesConfirmed : result.error.linesConfirmed;
        const maybe = result.ok ? [] : result.error.linesMaybePrinted;
        // The next line to print is 2 when the line was confirmed, else 1 after a look at the paper; never both, and never a line that nobody names.
        if (confirmed.length > 0) expect({ confirmed, maybe, moved }, where).toEqual({ confirmed: [1], maybe: [], moved: true });
        else if (seen) expect(maybe, where).toEqual([1]);
        else expect([[], [1]], where).toContainEqual(maybe);
        if (kind !== 'corrupt' && confirmed.length > 0) expect(seen, where).toBe(true);
        if (!result.ok) ended += 1;
      }
      expect(ended).toBeGreaterThan(clean.bytes / 4);
    },
    30_000,
  );
});
