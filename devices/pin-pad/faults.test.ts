import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAD_FAULT_KINDS, type PadFault } from '../emulators/pin-pad/faults.ts';
import { until } from '../testing/bench.ts';
import { aRequest, createIdTechBench, createVisaBench, decipher, wrappedSessionKey } from './testing.ts';

const TIMEOUT_MS = 60_000;
/** What the driver may need besides: repetitions, and calling the pad back. */
const LIMIT_MS = TIMEOUT_MS + 60_000;
const PIN = '918273';
const HEARS = new Set<string>(['silence', 'garbage', 'corruptReply', 'wrongLrc']);
type Maker = () => ReturnType<typeof createVisaBench> | ReturnType<typeof createIdTechBench>;

const makers: readonly (readonly [string, Maker])[] = [
  ['a VISA pad', () => createVisaBench()],
  ['a SmartPIN', () => createIdTechBench()],
  ['a SmartPIN over HID', () => createIdTechBench({ link: 'hid' })],
];

/**
 * One PIN under one fault. Whatever happens: an answer within its time, and never a block that holds another PIN than the one that was
 * typed.
 */
async function pinUnder(make: Maker, fault: PadFault | null, strikes: 'before' | 'while asking' = 'before') {
  const bench = make();
  await bench.online();
  const from = bench.clock.now();
  const bytesBefore = bench.pad.state().bytesTaken;
  if (fault !== null && strikes === 'before') bench.pad.fault(fault);
  bench.whenAsked(() => {
    if (fault !== null && strikes === 'while asking') bench.pad.fault(fault);
    bench.pad.typePin(PIN);
  });
  const result = await bench.settle(bench.driver.getPin(aRequest({ timeoutMs: TIMEOUT_MS })));
  return { bench, result, took: bench.clock.now() - from, bytes: bench.pad.state().bytesTaken - bytesBefore };
}

async function expectRecovery({ bench }: Awaited<ReturnType<typeof pinUnder>>, where: string) {
  bench.pad.clearFault();
  bench.pad.plug();
  await bench.settle(until(() => bench.driver.observed().device === 'online', bench.clock));
  bench.whenAsked(() => bench.pad.typePin('2468'));
  const again = await bench.settle(bench.driver.getPin(aRequest()));
  expect(again.ok && decipher(again.value), where).toBe('2468');
  expect(bench.pad.state().asking, where).toBe(false);
  await bench.stop();
  expect(bench.clock.pending(), where).toBe(0);
}

describe.each(makers)('%s', (_, make) => {
  it.each(PAD_FAULT_KINDS)(
    '%s before the request and while the customer types: an answer in time, and the next PIN is right',
    async (kind) => {
      for (const strikes of ['before', 'while asking'] as const) {
        const run = await pinUnder(make, { kind }, strikes);
        expect(run.took).toBeLessThanOrEqual(LIMIT_MS);
        if (run.result.ok) expect(decipher(run.result.value)).toBe(PIN);
        else expect(['timeOut', 'deviceNotReady', 'hardwareError', 'canceled']).toContain(run.result.error.code);
        // A pad that still hears is never left asking.
        if (HEARS.has(kind)) expect(run.bench.pad.state().asking).toBe(false);
        await expectRecovery(run, `${kind} ${strikes}`);
      }
    },
  );

  it('one spoilt answer costs nothing where the protocol can repeat, and never gives a wrong block', async () => {
    const run = await pinUnder(make, { kind: 'wrongLrc', times: 1 }, 'while asking');
    if (_ === 'a VISA pad') expect(run.result.ok && decipher(run.result.value)).toBe(PIN);
    else expect(run.result).toMatchObject({ ok: false, error: { code: 'timeOut' } });
    await expectRecovery(run, 'once');
  });

  it('at every byte of the request', async () => {
    const clean = await pinUnder(make, null);
    expect(clean.result.ok).toBe(true);
    expect(clean.bytes).toBeGreaterThan(20);
    await clean.bench.stop();
    let failed = 0;
    for (const kind of ['cut', 'unplug', 'stall', 'corrupt'] as const) {
      for (let afterBytes = 0; afterBytes < clean.bytes; afterBytes += 1) {
        const run = await pinUnder(make, { kind, afterBytes });
        const where = `${kind} after ${afterBytes} bytes`;
        expect(run.took, where).toBeLessThanOrEqual(LIMIT_MS);
        if (run.result.ok) expect(decipher(run.result.value), where).toBe(PIN);
        else failed += 1;
        await expectRecovery(run, where);
      }
    }
    expect(failed).toBeGreaterThan(clean.bytes);
  });

  it('under random schedules of faults', async () => {
    const aFault = fc.record({
      kind: fc.constantFrom(...PAD_FAULT_KINDS),
      atMs: fc.integer({ min: 0, max: 20_000 }),
      forMs: fc.integer({ min: 1, max: 20_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(aFault, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 15_000 }), async (faults, thinksMs) => {
        const bench = make();
        await bench.online();
        let keys = 0;
        const timers = faults.flatMap(({ kind, atMs, forMs }) => [
          bench.clock.after(atMs, () => bench.pad.fault({ kind })),
          bench.clock.after(atMs + forMs, () => {
            bench.pad.clearFault();
            bench.pad.plug();
          }),
        ]);
        // A customer who types when the pad asks, some keys at a time.
        const stopTyping = bench.pad.onChange(() => {
          if (!bench.pad.state().asking || keys > 0) return;
          keys = 1;
          timers.push(bench.clock.after(thinksMs, () => bench.pad.typePin(PIN)));
        });
        const from = bench.clock.now();
        const result = await bench.settle(bench.driver.getPin(aRequest({ timeoutMs: TIMEOUT_MS })));
        stopTyping();
        expect(bench.clock.now() - from).toBeLessThanOrEqual(LIMIT_MS);
        if (result.ok) expect(decipher(result.value)).toBe(PIN);
        for (const cancel of timers) cancel();
        await expectRecovery({ bench, result, took: 0, bytes: 0 }, JSON.stringify(faults));
      }),
      { numRuns: 350 },
    );
  });
});

describe('a VISA pad under a session key', () => {
  it('at every byte of the exchange, key selection included: an answer in time and never a wrong block', async () => {
    const request = aRequest({ key: { kind: 'session', name: 'pin' }, timeoutMs: TIMEOUT_MS });
    for (let afterBytes = 0; afterBytes < 90; afterBytes += 1) {
      const bench = createVisaBench();
      await bench.online();
      await bench.settle(bench.driver.loadWorkingKey({ name: 'pin', masterKey: 0, encrypted: wrappedSessionKey() }));
      bench.pad.fault({ kind: 'corrupt', afterBytes });
      bench.whenAsked(() => bench.pad.typePin(PIN));
      const from = bench.clock.now();
      const result = await bench.settle(bench.driver.getPin(request));
      expect(bench.clock.now() - from).toBeLessThanOrEqual(LIMIT_MS);
      if (result.ok) expect(decipher(result.value), `after ${afterBytes}`).toBe(PIN);
      bench.pad.clearFault();
      await bench.stop();
    }
  });
});
