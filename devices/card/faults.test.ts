import { describe, expect, it } from 'vitest';
import type { ReaderFaultOrder } from '../emulators/omron/body.ts';
import { identifyCard } from './identify.ts';
import { aCard, createCardBench, MAKES, type MakeName, PAN } from './testing/bench.ts';

/** A small generator with a seed that a failure prints, so that its schedule can be run again. */
const random = (seed: number) => {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};
const KINDS: ReaderFaultOrder['kind'][] = ['unplug', 'cut', 'stall', 'silence', 'garbage', 'corrupt', 'corruptReply', 'jam'];
const SCHEDULES = 100;
/** Nobody waits longer: the human's time and the protocol's own limits with all their repetitions. */
const LIMIT_MS = 2_000_000;

describe.each(Object.keys(MAKES) as MakeName[])('%s with faults', (name) => {
  it(`ends every operation with one answer and is of use again afterwards (${SCHEDULES} schedules)`, async () => {
    for (let seed = 1; seed <= SCHEDULES; seed += 1) {
      const next = random(seed);
      const bench = createCardBench(MAKES[name], next(2) * 20);
      const settle = <T>(promise: Promise<T>) => bench.clock.settle(promise);
      await bench.online();
      const kind = KINDS[next(KINDS.length)] ?? 'cut';
      const what = `seed ${seed}: ${kind}`;
      bench.emulator.fault({ kind, afterBytes: next(400) });
      bench.clock.after(next(3_000), () => void bench.emulator.insert(aCard()));
      const from = bench.clock.now();
      const identified = await settle(identifyCard(bench.driver, { timeoutMs: 5_000 }));
      const moved = await settle(bench.driver.move('exit'));
      expect(bench.clock.now() - from, what).toBeLessThan(LIMIT_MS);
      // A wrong bit may cost an answer and never change one.
      if (identified.ok) expect(identified.value.pan, what).toBe(PAN);
      for (const result of [identified, moved]) if (!result.ok) expect(result.error.message, what).not.toMatch(/\d{8}/);
      bench.emulator.clearFault();
      bench.emulator.plug();
      await bench.online();
      const reset = await settle(bench.driver.reset('exit'));
      expect(reset, `${what} ${JSON.stringify(reset)} ${JSON.stringify(bench.emulator.state())}`).toMatchObject({ ok: true });
      expect(await settle(bench.driver.status()), what).toMatchObject({ ok: true });
      await bench.driver.stop();
      expect(bench.clock.pending(), what).toBeLessThanOrEqual(1);
    }
  });
});
