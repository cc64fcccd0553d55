import { afterEach, describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../crypto/bytes.ts';
import { systemCiphers } from '../../crypto/ciphers/select.ts';
import { createDukptEngine, dukptFromBdk } from '../../emulators/pin-pad/keys.ts';
import { aRequest, BDK, createVisaBench, decipher, PAN, wrappedSessionKey } from '../testing.ts';
import { parseMacSession } from './packets.ts';

let bench: ReturnType<typeof createVisaBench>;
const setUp = async (settings?: Parameters<typeof createVisaBench>[0]) => {
  bench = createVisaBench(settings);
  await bench.online();
};
const settle = <T>(promise: Promise<T>) => bench.settle(promise);
const text = () => Buffer.from(bench.tap.toPad).toString('latin1');
const loadSessionKey = () => settle(bench.driver.loadWorkingKey({ name: 'pin', masterKey: 0, encrypted: wrappedSessionKey() }));
const SESSION = { kind: 'session', name: 'pin' } as const;

afterEach(async () => {
  await bench.stop();
  expect(bench.clock.pending()).toBe(0);
});

describe('a PIN under DUKPT', () => {
  it('comes out enciphered, and central finds what was typed', async () => {
    await setUp();
    for (const [pin, ksn] of [
      ['1234', 'FFFF9876543210E00001'],
      ['918273', 'FFFF9876543210E00002'],
      ['000000000000', 'FFFF9876543210E00003'],
    ] as const) {
      const started: string[] = [];
      bench.whenAsked(() => bench.pad.typePin(pin));
      const result = await settle(bench.driver.getPin(aRequest(), { onEntryStarted: () => started.push(pin) }));
      expect(result).toMatchObject({ ok: true, value: { ksn, format: 'iso0', digits: null } });
      expect(result.ok && decipher(result.value)).toBe(pin);
      expect(started).toHaveLength(1);
    }
    expect(text()).toContain(`Z60.${PAN}\u001cDUKPT ENCRYPTION\u0003`);
  });

  it('gives the published block for the published transaction', async () => {
    await setUp();
    bench.whenAsked(() => bench.pad.typePin('1234'));
    const result = await settle(bench.driver.getPin(aRequest({ accountNumber: '4012345678909' })));
    expect(result).toEqual({
      ok: true,
      value: { pinBlock: '1B9C1845EB993A7A', ksn: 'FFFF9876543210E00001', format: 'iso0', digits: null },
    });
  });

  it('asks for an engine, and says when it has no key', async () => {
    await setUp();
    expect(await settle(bench.driver.getPin(aRequest({ key: { kind: 'dukpt', engine: 2 } })))).toMatchObject({
      ok: false,
      error: { code: 'keyNotFound' },
    });
    bench.pad.setEngine(2, dukptFromBdk(systemCiphers(), BDK, fromHex('FFFF9876543210E00000')));
    bench.whenAsked(() => bench.pad.typePin('5555'));
    const result = await settle(bench.driver.getPin(aRequest({ key: { kind: 'dukpt', engine: 2 } })));
    expect(result.ok && decipher(result.value)).toBe('5555');
    expect(text()).toContain('\u000f192\u000e');
  });

  it('says when the pad has used up its keys', async () => {
    await setUp();
    bench.pad.setEngine(0, createDukptEngine(systemCiphers(), new Uint8Array(16), fromHex('FFFF98765432101FF800')));
    bench.whenAsked(() => bench.pad.typePin('1234'));
    expect(await settle(bench.driver.getPin(aRequest()))).toMatchObject({ ok: false, error: { code: 'dukptOverflow' } });
  });
});

describe('a PIN under a session key', () => {
  it('comes out enciphered, with the number of its digits', async () => {
    await setUp();
    expect(await loadSessionKey()).toEqual({ ok: true, value: undefined });
    bench.whenAsked(() => bench.pad.typePin('40506'));
    const result = await settle(bench.driver.getPin(aRequest({ key: SESSION })));
    expect(result).toMatchObject({ ok: true, value: { ksn: null, digits: 5 } });
    expect(result.ok && decipher(result.value)).toBe('40506');
    expect(text()).toContain(`Z60.${PAN}\u001c${wrappedSessionKey()}\u0003`);
  });

  it('sends limits with Z63, and the pad keeps to them', async () => {
    await setUp();
    await loadSessionKey();
    bench.whenAsked(() => bench.pad.typePin('12345'));
    expect(await settle(bench.driver.getPin(aRequest({ key: SESSION, minLen: 6, maxLen: 6 })))).toMatchObject({
      ok: false,
      error: { code: 'minimumLength' },
    });
    bench.whenAsked(() => bench.pad.typePin('123456789'));
    const result = await settle(bench.driver.getPin(aRequest({ key: SESSION, minLen: 6, maxLen: 6 })));
    expect(result).toMatchObject({ ok: true, value: { digits: 6 } });
    expect(result.ok && decipher(result.value)).toBe('123456');
    expect(text()).toContain(`${wrappedSessionKey()}0606N*\u0003`);
  });

  it('sends prompts and time with Z62 to pads of that dialect', async () => {
    await setUp({ dialect: 'uic', prompts: ['PIN PLEASE', 'OK', ''] });
    await loadSessionKey();
    let shown = '';
    bench.whenAsked(() => {
      bench.pad.typePin('1234', false);
      shown = bench.pad.state().display;
      bench.pad.press('enter');
    });
    expect(await settle(bench.driver.getPin(aRequest({ key: SESSION, timeoutMs: 61_000 })))).toMatchObject({ ok: true });
    expect(shown).toBe('PIN PLEASE ****');
    expect(text()).toContain('0412NPIN PLEASE\u001cOK\u001c\u001c3\u0003');
  });

  it('needs a key that was loaded, under a master key that the pad has and can use', async () => {
    await setUp();
    expect(await settle(bench.driver.getPin(aRequest({ key: SESSION })))).toMatchObject({ ok: false, error: { code: 'keyNotFound' } });
    expect(await settle(bench.driver.loadWorkingKey({ name: 'pin', masterKey: 3, encrypted: wrappedSessionKey() }))).toMatchObject({
      ok: false,
      error: { code: 'keyNotFound' },
    });
    bench.pad.setUnusable(0);
    expect(await loadSessionKey()).toMatchObject({ ok: false, error: { code: 'useViolation' } });
    expect(await settle(bench.driver.loadWorkingKey({ name: 'pin', masterKey: 0, encrypted: 'AB' }))).toMatchObject({
      ok: false,
      error: { code: 'invalidKeyLength' },
    });
  });

  it('fails when the pad has lost its master key since', async () => {
    await setUp();
    await loadSessionKey();
    bench.pad.setMasterKey(0, null);
    expect(await settle(bench.driver.getPin(aRequest({ key: SESSION })))).toMatchObject({ ok: false, error: { code: 'keyNotFound' } });
  });
});

describe('requests that no pad could serve', () => {
  it.each([
    ['invalidData', { accountNumber: '123' }],
    ['invalidData', { accountNumber: '62170000123x' }],
    ['invalidData', { minLen: 3 }],
    ['invalidData', { maxLen: 13 }],
    ['invalidData', { minLen: 8, maxLen: 6 }],
    ['invalidData', { timeoutMs: 0 }],
    ['formatNotSupported', { format: 'iso4' }],
  ] as const)('%s: %o', async (code, over) => {
    await setUp();
    const before = bench.tap.toPad.length;
    expect(await settle(bench.driver.getPin(aRequest(over)))).toMatchObject({ ok: false, error: { code } });
    expect(bench.tap.toPad.length).toBe(before);
  });
});

describe('the other operations', () => {
  it('read and write the serial number', async () => {
    await setUp();
    expect(await settle(bench.driver.deviceSerial())).toEqual({ ok: true, value: '246880401A001234' });
    expect(await settle(bench.driver.writeSerial('246880401A009999'))).toMatchObject({ ok: true });
    expect(await settle(bench.driver.deviceSerial())).toEqual({ ok: true, value: '246880401A009999' });
    expect(await settle(bench.driver.writeSerial('short'))).toMatchObject({ ok: false, error: { code: 'invalidData' } });
  });

  it('load a master key, which the pad keeps when its echo was acknowledged', async () => {
    await setUp();
    expect(await settle(bench.driver.hasMasterKey(5))).toEqual({ ok: true, value: false });
    expect(await settle(bench.driver.injectMasterKey(5, '0123456789ABCDEF'))).toMatchObject({ ok: true });
    expect(await settle(bench.driver.hasMasterKey(5))).toEqual({ ok: true, value: true });
    expect(text()).toContain('\u000f0250123456789ABCDEF\u000e');
    expect(await settle(bench.driver.injectMasterKey(5, '0123'))).toMatchObject({ ok: false, error: { code: 'invalidKeyLength' } });
  });

  it('test the pad, its encryption and its MAC without a customer', async () => {
    await setUp();
    expect(await settle(bench.driver.diagnose(0))).toEqual({ ok: true, value: 'OK' });
    expect(await settle(bench.driver.diagnose(11))).toMatchObject({ ok: false, error: { code: 'invalidData' } });
    const block = await settle(bench.driver.testPin(PAN));
    expect(block.ok && decipher(block.value)).toBe('1234');
    expect(await settle(bench.driver.testMac('1234567890', '19.99'))).toMatchObject({ ok: true });
    expect(text()).toContain('\u0002781234567890\u001cC19.99\u0003');
    bench.pad.setEngine(0, null);
    expect(await settle(bench.driver.testMac('1234567890', '19.99'))).toMatchObject({ ok: false, error: { code: 'keyNotFound' } });
  });

  it('a MAC over account number and amount, in both kinds, and refusals of their own', async () => {
    await setUp();
    expect(await settle(bench.driver.transactionMac('visa', '1234567890', 'D', '100.00'))).toMatchObject({ ok: true });
    expect(await settle(bench.driver.transactionMac('x9.19', '1234567890', 'C', '19.99'))).toMatchObject({ ok: true });
    expect(text()).toContain('\u0002Z691234567890\u001cD100.00\u0003');
    expect(text()).toContain('\u0002Z691234567890\u001fC19.99\u0003');
    expect(await settle(bench.driver.transactionMac('visa', '12', 'D', '1.00'))).toMatchObject({ error: { code: 'invalidData' } });
    bench.pad.setEngine(0, null);
    expect(await settle(bench.driver.transactionMac('visa', '1234567890', 'D', '1.00'))).toMatchObject({ error: { code: 'keyNotFound' } });
  });

  it('packet 07 proves the line; packets whose layout nobody has published are not guessed', async () => {
    await setUp();
    const before = bench.tap.toPad.length;
    for (const refused of [bench.driver.messageMac(new Uint8Array(8)), bench.driver.dukptEngine(), bench.driver.unitSerial()])
      expect(await refused).toMatchObject({ ok: false, error: { code: 'unsupportedCommand' } });
    expect(bench.tap.toPad).toHaveLength(before);
    expect(await settle(bench.driver.idle())).toEqual({ ok: true, value: undefined });
    expect(text()).toContain('\u000f07\u000e');
  });

  it('answers of a MAC session are understood', () => {
    expect(parseMacSession('Z6700123456789ABCDEF')).toEqual({ ok: true, value: { mac: '0123456789ABCDEF' } });
    expect(parseMacSession('Z671')).toEqual({ ok: true, value: 'next' });
    for (const digit of '234567') expect(parseMacSession(`Z67${digit}`)).toMatchObject({ error: { code: 'invalidData' } });
    for (const digit of '89') expect(parseMacSession(`Z67${digit}`)).toMatchObject({ error: { code: 'useViolation' } });
    for (const noise of ['', 'Z67', 'Z670', 'Z67A', 'Z6700123', '711']) {
      expect(parseMacSession(noise), noise).toMatchObject({ error: { code: 'hardwareError' } });
    }
  });

  it('pass settings on', async () => {
    await setUp();
    expect(await settle(bench.driver.selectBaud('4'))).toMatchObject({ ok: true });
    expect(await settle(bench.driver.selectKeyMode('1'))).toMatchObject({ ok: true });
    expect(await settle(bench.driver.selectKeyMode('12'))).toMatchObject({ ok: false, error: { code: 'invalidData' } });
    expect(text()).toContain('\u000f134\u000e');
    expect(text()).toContain('\u000f181\u000e');
  });

  it('hexadecimal blocks are upper case', async () => {
    await setUp();
    bench.whenAsked(() => bench.pad.typePin('1234'));
    const result = await settle(bench.driver.getPin(aRequest()));
    expect(result.ok && toHex(fromHex(result.value.pinBlock))).toBe(result.ok && result.value.pinBlock);
  });
});
