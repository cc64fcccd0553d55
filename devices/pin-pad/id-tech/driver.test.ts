import { afterEach, describe, expect, it } from 'vitest';
import { aRequest, createIdTechBench, decipher, PAN } from '../testing.ts';

let bench: ReturnType<typeof createIdTechBench>;
const settle = <T>(promise: Promise<T>) => bench.settle(promise);
const setUp = async (...options: Parameters<typeof createIdTechBench>) => {
  bench = createIdTechBench(...options);
  await bench.online();
};

afterEach(async () => {
  await bench.stop();
  expect(bench.clock.pending()).toBe(0);
});

describe.each(['serial', 'hid'] as const)('a PIN from a SmartPIN over %s', (link) => {
  it('comes out enciphered under DUKPT, and central finds what was typed', async () => {
    await setUp({ link });
    for (const pin of ['1234', '918273', '000000000000']) {
      bench.whenAsked(() => bench.pad.typePin(pin));
      const result = await settle(bench.driver.getPin(aRequest()));
      expect(result.ok && decipher(result.value)).toBe(pin);
    }
    if (link === 'hid') expect(bench.tap.toPad.length % 65).toBe(0);
  });

  it('comes out enciphered under the session key', async () => {
    await setUp({ link });
    bench.whenAsked(() => bench.pad.typePin('40506'));
    const result = await settle(bench.driver.getPin(aRequest({ key: { kind: 'session', name: 'any' } })));
    expect(result).toMatchObject({ ok: true, value: { ksn: null, digits: null } });
    expect(result.ok && decipher(result.value)).toBe('40506');
  });

  it('is the same block as on any other pad, for account numbers of every length', async () => {
    await setUp({ link });
    for (const accountNumber of [PAN, '4012345678909', '4761739001010119']) {
      bench.whenAsked(() => bench.pad.typePin('2468'));
      const result = await settle(bench.driver.getPin(aRequest({ accountNumber })));
      expect(result.ok && decipher(result.value, accountNumber)).toBe('2468');
    }
  });

  it('is asked for until somebody cancels', async () => {
    await setUp({ link });
    bench.whenAsked(() => bench.pad.press('cancel'));
    expect(await settle(bench.driver.getPin(aRequest()))).toMatchObject({ ok: false, error: { code: 'canceled' } });
    bench.whenAsked(() => {
      bench.pad.typePin('12', false);
      void bench.driver.cancel();
    });
    expect(await settle(bench.driver.getPin(aRequest()))).toMatchObject({ ok: false, error: { code: 'canceled' } });
    expect(bench.pad.state().asking).toBe(false);
    bench.whenAsked(() => bench.pad.typePin('7777'));
    const next = await settle(bench.driver.getPin(aRequest()));
    expect(next.ok && decipher(next.value)).toBe('7777');
  });

  it("is asked for until a time limit: the caller's or the pad's", async () => {
    await setUp({ link });
    for (const timeoutMs of [30_000, 600_000]) {
      expect(await settle(bench.driver.getPin(aRequest({ timeoutMs })))).toMatchObject({ ok: false, error: { code: 'timeOut' } });
      expect(bench.pad.state().asking).toBe(false);
    }
  });
});

describe('a SmartPIN', () => {
  it('says which key it has not got', async () => {
    await setUp();
    bench.pad.setEngine(null);
    bench.pad.setSessionKey(null);
    for (const key of [{ kind: 'dukpt' }, { kind: 'session', name: 'x' }] as const)
      expect(await settle(bench.driver.getPin(aRequest({ key })))).toMatchObject({ ok: false, error: { code: 'keyNotFound' } });
  });

  it('forgets digits when no key is pressed for 20 seconds', async () => {
    await setUp();
    bench.whenAsked(() => {
      bench.pad.typePin('9999', false);
      bench.clock.after(20_001, () => bench.pad.typePin('1357'));
    });
    const result = await settle(bench.driver.getPin(aRequest()));
    expect(result.ok && decipher(result.value)).toBe('1357');
  });

  it('waits for more digits when there are too few', async () => {
    await setUp();
    bench.whenAsked(() => {
      bench.pad.typePin('12');
      bench.pad.typePin('34');
    });
    const result = await settle(bench.driver.getPin(aRequest()));
    expect(result.ok && decipher(result.value)).toBe('1234');
  });

  it('shows the prompt on an L100', async () => {
    await setUp({ prompt: 'PIN PLEASE' }, 'l100');
    let shown = '';
    bench.whenAsked(() => {
      bench.pad.typePin('1234', false);
      shown = bench.pad.state().display;
      bench.pad.press('enter');
    });
    expect(await settle(bench.driver.getPin(aRequest()))).toMatchObject({ ok: true });
    expect(shown).toBe('PIN PLEASE ****');
  });

  it('takes a request that needs two reports', async () => {
    await setUp({ link: 'hid', prompt: 'PLEASE ENTER YOUR PIN AND PRESS THE GREEN KEY' }, 'l100');
    bench.whenAsked(() => bench.pad.typePin('1234'));
    const result = await settle(bench.driver.getPin(aRequest()));
    expect(result.ok && decipher(result.value)).toBe('1234');
  });

  it('tells its firmware, beeps, and has no commands for keys and serial numbers', async () => {
    await setUp();
    expect(await settle(bench.driver.firmwareVersion())).toEqual({ ok: true, value: 'ID TECH SmartPIN K100 V1.00' });
    expect(await settle(bench.driver.beep(2))).toEqual({ ok: true, value: undefined });
    expect(bench.pad.beeps()).toBe(2);
    expect(await settle(bench.driver.beep(9))).toMatchObject({ ok: false, error: { code: 'invalidData' } });
    expect(await settle(bench.driver.status())).toMatchObject({ ok: true });
    expect(await bench.driver.deviceSerial()).toMatchObject({ ok: false, error: { code: 'unsupportedCommand' } });
    expect(await bench.driver.loadWorkingKey({ name: 'x', masterKey: 0, encrypted: '' })).toMatchObject({
      ok: false,
      error: { code: 'unsupportedCommand' },
    });
  });

  it("that still asks for an earlier program's PIN is called back when this one comes", async () => {
    await setUp();
    const pending = bench.driver.getPin(aRequest());
    await bench.settle(new Promise<void>((resolve) => bench.whenAsked(resolve)));
    await bench.driver.stop();
    expect(await pending).toMatchObject({ ok: false });
    expect(bench.pad.state().asking).toBe(true);
    await bench.online();
    expect(bench.pad.state().asking).toBe(false);
  });
});
