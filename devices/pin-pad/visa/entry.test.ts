import { afterEach, describe, expect, it } from 'vitest';
import { aRequest, createVisaBench, decipher } from '../testing.ts';

let bench: ReturnType<typeof createVisaBench>;
const setUp = async () => {
  bench = createVisaBench();
  await bench.online();
};
const settle = <T>(promise: Promise<T>) => bench.settle(promise);

afterEach(async () => {
  await bench.stop();
  expect(bench.clock.pending()).toBe(0);
});

describe('how an entry ends', () => {
  it('by the cancel key', async () => {
    await setUp();
    bench.whenAsked(() => {
      bench.pad.typePin('12', false);
      bench.pad.press('cancel');
    });
    expect(await settle(bench.driver.getPin(aRequest()))).toMatchObject({ ok: false, error: { code: 'canceled' } });
    expect(bench.pad.state()).toMatchObject({ asking: false, display: '' });
  });

  it('by its time limit, and the pad stops asking', async () => {
    await setUp();
    const from = bench.clock.now();
    expect(await settle(bench.driver.getPin(aRequest({ timeoutMs: 30_000 })))).toMatchObject({ ok: false, error: { code: 'timeOut' } });
    expect(bench.clock.now() - from).toBeLessThan(31_000);
    expect(bench.pad.state().asking).toBe(false);
  });

  it('by the time limit of the pad', async () => {
    await setUp();
    expect(await settle(bench.driver.getPin(aRequest({ timeoutMs: 600_000 })))).toMatchObject({ ok: false, error: { code: 'timeOut' } });
    expect(bench.pad.state().asking).toBe(false);
  });

  it.each(['cancel', 'signal'] as const)('by the teller (%s), and the pad stops asking before the call ends', async (how) => {
    await setUp();
    const controller = new AbortController();
    let canceled: Promise<void> | null = null;
    bench.whenAsked(() => {
      bench.pad.typePin('12', false);
      if (how === 'signal') controller.abort();
      else canceled = bench.driver.cancel();
    });
    expect(await settle(bench.driver.getPin(aRequest(), { signal: controller.signal }))).toMatchObject({
      ok: false,
      error: { code: 'canceled' },
    });
    expect(bench.pad.state()).toMatchObject({ asking: false, display: '' });
    await (canceled ?? Promise.resolve());
    bench.whenAsked(() => bench.pad.typePin('7777'));
    const next = await settle(bench.driver.getPin(aRequest()));
    expect(next.ok && decipher(next.value)).toBe('7777');
  });

  it('cancel with nothing under way does nothing', async () => {
    await setUp();
    await bench.driver.cancel();
    expect(await settle(bench.driver.status())).toMatchObject({ ok: true });
  });

  it('with a corrected PIN', async () => {
    await setUp();
    bench.whenAsked(() => {
      bench.pad.typePin('999', false);
      bench.pad.press('clear');
      bench.pad.typePin('12345', false);
      bench.pad.press('backspace');
      bench.pad.press('enter');
    });
    const result = await settle(bench.driver.getPin(aRequest()));
    expect(result.ok && decipher(result.value)).toBe('1234');
  });
});
