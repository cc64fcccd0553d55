import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBook, aJob, letterOf } from '../../testing/bench.ts';
import { nextTurn } from '../../testing/manual-clock.ts';
import { createPtyBench, eventually, type PtyBench } from '../../testing/pty-bench.ts';
import { runsOf } from './book.ts';
import { findSocat } from './pty.ts';

const missing = findSocat() === null;
if (missing) process.stderr.write('skipped: tests over pseudo-terminals need socat (Debian: apt-get install socat)\n');

describe.skipIf(missing)('over a real serial port and a pseudo-terminal', () => {
  let bench: PtyBench;
  beforeEach(async () => {
    bench = await createPtyBench();
  });
  afterEach(async () => {
    await bench.stop();
    expect(existsSync(bench.path)).toBe(false);
  });
  const online = async () => {
    bench.driver.start();
    await eventually(() => bench.driver.observed().device === 'online');
  };

  it('prints a passbook', async () => {
    await online();
    bench.emulator.insert(aBook());
    expect(await bench.driver.printLines(aJob(1, 2, 13))).toEqual({ ok: true, value: { linesConfirmed: [1, 2, 13] } });
  });

  it('writes and reads the stripe', async () => {
    await online();
    bench.emulator.insert(aBook());
    expect(await bench.driver.writeStripe('123=4')).toMatchObject({ ok: true });
    expect(await bench.driver.readStripe()).toEqual({ ok: true, value: { data: '123=4' } });
  });

  it('notices that the cable is pulled, and prints again when it is back', async () => {
    await online();
    bench.emulator.insert(aBook());
    bench.emulator.fault({ kind: 'unplug', afterLine: 1 });
    expect(await bench.driver.printLines(aJob(1, 2))).toMatchObject({
      ok: false,
      error: { code: 'deviceNotReady', linesConfirmed: [], linesMaybePrinted: [1] },
    });
    expect(bench.driver.observed().device).toBe('offline');
    await bench.replug();
    bench.clock.advance(20_000);
    await eventually(() => bench.driver.observed().device === 'online');
    expect(await bench.driver.printLines(aJob(2))).toEqual({ ok: true, value: { linesConfirmed: [2] } });
  });

  it('gives up on a printer that stalls, within the line deadline', async () => {
    await online();
    bench.emulator.insert(aBook());
    bench.emulator.fault({ kind: 'stall', afterBytes: 60 });
    const job = bench.driver.printLines(aJob(1, 2));
    await eventually(() => bench.emulator.state().fault?.afterBytes === undefined);
    bench.clock.advance(60_000);
    expect(await job).toMatchObject({ ok: false, error: { code: 'timeOut', linesConfirmed: [], linesMaybePrinted: [1] } });
  });

  it('a write that nobody takes ends at its limit, and the port can be opened again', async () => {
    expect(await bench.transport.open()).toMatchObject({ ok: true });
    bench.emulator.fault({ kind: 'stall' });
    const write = bench.transport.write(new Uint8Array(4_000_000).fill(0x41), { timeoutMs: 5_000 });
    bench.clock.advance(5_000);
    expect(await write).toMatchObject({ ok: false, error: { code: 'timeOut' } });
    expect(await bench.transport.write(Uint8Array.of(1))).toMatchObject({ ok: false, error: { code: 'deviceNotReady' } });
    expect(await bench.transport.open()).toMatchObject({ ok: true });
    await bench.transport.close();
  });

  it('tells of a missing port and of one that is held', async () => {
    expect(await bench.transport.open()).toMatchObject({ ok: true });
    const { createSerialTransport } = await import('../../transport/serial.ts');
    const { serialConfigSchema } = await import('../../transport/config.ts');
    const second = createSerialTransport(serialConfigSchema.parse({ kind: 'serial', path: bench.path }));
    expect(await second.open()).toMatchObject({ ok: false, error: { code: 'deviceNotReady' } });
    const absent = createSerialTransport(serialConfigSchema.parse({ kind: 'serial', path: '/dev/ttyNOTHERE' }));
    expect(await absent.open()).toMatchObject({ ok: false, error: { code: 'noDevice' } });
    await bench.transport.close();
  });

  it.each(['unplug', 'cut', 'stall', 'corrupt', 'jam', 'paperOut'] as const)(
    '%s along a job: the answer agrees with the paper',
    async (kind) => {
      const lines = [1, 2];
      let ended = 0;
      for (let afterBytes = 0; afterBytes < 150; afterBytes += 11) {
        await bench.stop();
        bench = await createPtyBench();
        await online();
        let ink = '';
        bench.emulator.onChange(() => {
          const { book } = bench.emulator.state();
          if (book)
            ink = runsOf(book)
              .map(({ text }) => text)
              .join();
        });
        bench.emulator.insert(aBook());
        bench.emulator.fault({ kind, afterBytes });
        const job = bench.driver.printLines(aJob(...lines));
        let done = false;
        void job.finally(() => {
          done = true;
        });
        // Bytes that are under way arrive; what then still waits, waits for a deadline.
        await eventually(() => done || bench.emulator.state().fault?.afterBytes === undefined);
        for (let turn = 0; turn < 2_000 && !done; turn += 1) await nextTurn();
        const result = await bench.clock.settle(job);
        const confirmed = result.ok ? result.value.linesConfirmed : result.error.linesConfirmed;
        const maybe = result.ok ? [] : result.error.linesMaybePrinted;
        const printed = lines.filter((line) => ink.includes(letterOf(line)));
        expect(printed, `${kind} after ${afterBytes}`).toEqual(expect.arrayContaining(confirmed));
        expect([...confirmed, ...maybe], `${kind} after ${afterBytes}`).toEqual(expect.arrayContaining(printed));
        expect(maybe.length).toBeLessThanOrEqual(1);
        if (!result.ok) ended += 1;
      }
      expect(ended).toBeGreaterThan(3);
    },
  );
});
