import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Pan } from '../../../contract/identifiers/pan.ts';
import type { ResidentId } from '../../../contract/identifiers/residentId.ts';
import type { DeviceProgress } from '../../../contract/views/devices.ts';
import { fromHex } from '../../../devices/crypto/bytes.ts';
import { systemCiphers } from '../../../devices/crypto/ciphers/select.ts';
import { tdesInitialKey, tdesTransactionKey, tdesVariantCipher } from '../../../devices/crypto/dukpt/tdes.ts';
import { decodePinBlock } from '../../../devices/crypto/pin-block.ts';
import { findSocat } from '../../../devices/emulators/tally-csi/pty.ts';
import { createVirtualCounterClient, type VirtualCounterClient } from '../../../devices/virtual-counter/client.ts';
import { SANDBOX_BDK, SANDBOX_KSN } from '../../../devices/virtual-counter/desk/pin-pad.ts';
import { virtualProfiles } from '../../../devices/virtual-counter/profiles.ts';
import { startVirtualCounter, type VirtualCounter } from '../../../devices/virtual-counter/server.ts';
import { systemClock } from '../runtime/clock.ts';
import { createDevicesPort } from './devices.ts';
import { type OpenDevices, openDevices } from './open.ts';
import { keysAfter } from './pin.ts';
import type { DevicesPort } from './port.ts';

/** The ports over the drivers, real serial ports and pseudo-terminals, with the virtual counter's emulators behind them. */

const PAN = '6210000000000011' as Pan;
const CARD = { pan: PAN, expiry: '3012', name: 'ZHANG/SAN' };
const ID_CARD = {
  name: '张三',
  sex: '1',
  nation: '01',
  birth: '19491231',
  address: '北京市朝阳区朝阳门外大街 1 号',
  idNumber: '11010519491231002X' as ResidentId,
  issuer: '沙箱市公安局',
  validFrom: '20200101',
  validTo: '长期',
} as const;
const LONG = { timeoutMs: 20_000 };

/** Bytes take real time; no more of it than this. */
const eventually = (condition: () => boolean): Promise<unknown> =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: 12_000, interval: 5 });

const missing = findSocat() === null;
if (missing) process.stderr.write('skipped: the ports over pseudo-terminals need socat (Debian: apt-get install socat)\n');

describe.skipIf(missing)('the ports of the counter, over pseudo-terminals', () => {
  let counter: VirtualCounter;
  let client: VirtualCounterClient;
  let opened: OpenDevices;
  let port: DevicesPort;
  let progress: DeviceProgress[] = [];
  const log = pino({ level: 'silent' });

  const must = async <T>(pending: Promise<{ ok: true; value: T } | { ok: false; error: { message: string } }>): Promise<T> => {
    const result = await pending;
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };
  const device = (id: string) => opened.manager.list().find((each) => each.id === id)?.device;
  const allOnline = () => opened.manager.list().every((each) => each.device === 'online');
  const desk = () => counter.state().desk;

  beforeAll(async () => {
    counter = await must(startVirtualCounter({ usePty: true }));
    client = createVirtualCounterClient(counter.announcement);
    opened = await openDevices({ devices: virtualProfiles(counter.announcement).map((each) => JSON.parse(JSON.stringify(each))) }, log);
    port = createDevicesPort(opened, { clock: systemClock, log, onProgress: (each) => progress.push(each) });
    await eventually(allOnline);
  });
  afterAll(async () => {
    await opened.manager.stop();
    await counter.stop();
  });
  beforeEach(() => {
    progress = [];
  });
  afterEach(async () => {
    await port.cancelAll();
    for (const each of ['cardReader', 'swipeReader', 'pinPad', 'idCardReader'] as const) await must(client.deviceFault(each, null));
    await must(client.takeCard());
    await must(client.liftIdCard());
  });

  describe('a card', () => {
    it('is read from its chip, and given back', async () => {
      const read = port.readCard(LONG);
      await must(client.insertCard(CARD));
      expect(await read).toEqual({
        ok: true,
        value: {
          deviceId: 'card-1',
          pan: PAN,
          panMasked: '621000******0011',
          expiry: '3012',
          name: 'ZHANG/SAN',
          sequence: '01',
          source: 'chip',
          fallback: null,
        },
      });
      expect(desk().cardReader.card).toEqual({ panMasked: '621000******0011', place: 'slot' });
      expect(progress.filter((each) => each.deviceId === 'card-1').map(({ step }) => step)).toEqual(['waiting', 'reading', 'ended']);
    });

    it('that is held at the slot before anybody asks goes in when somebody does', async () => {
      await must(client.insertCard(CARD));
      expect(desk().cardReader.card?.place).toBe('hand');
      expect(await port.readCard(LONG)).toMatchObject({ ok: true, value: { source: 'chip' } });
    });

    it('whose chip fails is read from its stripe, and the reason is kept', async () => {
      await must(client.deviceFault('cardReader', 'chipFails'));
      await must(client.insertCard(CARD));
      expect(await port.readCard(LONG)).toMatchObject({
        ok: true,
        value: { pan: PAN, source: 'stripe', fallback: { reason: 'chipFailed', deviceCode: 'atrNotObtained' } },
      });
    });

    it('whose chip and stripe disagree is refused as a copy', async () => {
      await must(client.insertCard({ ...CARD, stripe: 'other' }));
      expect(await port.readCard(LONG)).toMatchObject({ ok: false, error: { code: 'CARD_MISMATCH' } });
      expect(desk().cardReader.card?.place).toBe('slot');
    });

    it('may be swiped instead; the motor reader then closes its slot', async () => {
      const read = port.readCard(LONG);
      await eventually(() => progress.filter(({ step }) => step === 'waiting').length === 2);
      await must(client.swipeCard(CARD));
      expect(await read).toMatchObject({
        ok: true,
        value: { deviceId: 'swipe-1', pan: PAN, source: 'stripe', fallback: { reason: 'noChipReader' } },
      });
      expect(desk().cardReader.asks).toBe(false);
    });

    it('that cannot be read by swiping says so', async () => {
      await must(client.deviceFault('swipeReader', 'unreadable'));
      const read = port.readCard({ ...LONG, deviceId: 'swipe-1' });
      await eventually(() => progress.some(({ step }) => step === 'waiting'));
      await must(client.swipeCard(CARD));
      expect(await read).toMatchObject({ ok: false, error: { code: 'CARD_UNREADABLE' } });
    });

    it('that nobody took is not read as the next customer’s', async () => {
      await must(client.insertCard(CARD));
      expect(await port.readCard(LONG)).toMatchObject({ ok: true });
      expect(await port.readCard(LONG)).toMatchObject({ ok: false, error: { code: 'CARD_NOT_TAKEN' } });
    });

    it('that jams shows as a fault of the reader, which can be used again when it is mended', async () => {
      const read = port.readCard({ ...LONG, deviceId: 'card-1' });
      await eventually(() => desk().cardReader.asks);
      await must(client.deviceFault('cardReader', 'jam'));
      expect(await read).toMatchObject({ ok: false, error: { code: 'DEVICE_FAILED', details: { deviceCode: 'mediaJam' } } });
      await must(client.deviceFault('cardReader', null));
      await must(client.insertCard(CARD));
      expect(await port.readCard(LONG)).toMatchObject({ ok: true });
    });
  });

  describe('waiting', () => {
    it('ends when the teller cancels, and the slot is closed', async () => {
      const read = port.readCard(LONG);
      await eventually(() => desk().cardReader.asks);
      expect(await port.cancel('cardReader')).toBe(true);
      expect(await read).toMatchObject({ ok: false, error: { code: 'DEVICE_CANCELED', details: { device: 'cardReader' } } });
      expect(desk().cardReader.asks).toBe(false);
      expect(await port.cancel('cardReader')).toBe(false);
    });

    it('goes to the newest request', async () => {
      const first = port.readCard(LONG);
      await eventually(() => desk().cardReader.asks);
      const second = port.readCard(LONG);
      expect(await first).toMatchObject({ ok: false, error: { code: 'DEVICE_CANCELED' } });
      await must(client.insertCard(CARD));
      expect(await second).toMatchObject({ ok: true, value: { pan: PAN } });
    });

    it('has an end of its own', async () => {
      expect(await port.readIdCard({ timeoutMs: 400 })).toMatchObject({
        ok: false,
        error: { code: 'DEVICE_TIMED_OUT', details: { device: 'idCardReader' } },
      });
    });

    it('is refused at once where the device is pulled out, and works again when it is back', async () => {
      await must(client.deviceFault('idCardReader', 'unplug'));
      await eventually(() => device('id-1') !== 'online');
      expect(await port.readIdCard(LONG)).toMatchObject({ ok: false, error: { code: 'DEVICE_FAILED' } });
      await must(client.deviceFault('idCardReader', null));
      await eventually(() => device('id-1') === 'online');
      await must(client.layIdCard(ID_CARD));
      expect(await port.readIdCard(LONG)).toMatchObject({ ok: true });
    });

    it('for a device that nobody configured is refused', async () => {
      expect(await port.readCard({ ...LONG, deviceId: 'card-9' })).toMatchObject({ ok: false, error: { code: 'DEVICE_UNKNOWN' } });
    });
  });

  describe('an ID card', () => {
    it('gives its fields and its photo', async () => {
      const read = port.readIdCard(LONG);
      await must(client.layIdCard(ID_CARD));
      const card = await must(read);
      expect(card).toMatchObject({
        deviceId: 'id-1',
        name: '张三',
        sex: '1',
        birth: '1949-12-31',
        idNumber: '11010519491231002X',
        validFrom: '2020-01-01',
        validTo: null,
        photo: { format: 'png' },
      });
      const photo = Buffer.from(card.photo.base64, 'base64');
      expect(photo.subarray(1, 4).toString()).toBe('PNG');
      expect(photo.subarray(-8, -4).toString()).toBe('IEND');
    });

    it('that lies askew says so', async () => {
      await must(client.deviceFault('idCardReader', 'unreadable'));
      await must(client.layIdCard(ID_CARD));
      expect(await port.readIdCard({ timeoutMs: 700 })).toMatchObject({ ok: false, error: { code: 'ID_CARD_UNREADABLE' } });
    });
  });

  describe('a PIN', () => {
    const asked = () => eventually(() => desk().pinPad.asks);
    const type = async (...keys: Parameters<VirtualCounterClient['pressKey']>[0][]): Promise<void> => {
      for (const key of keys) await must(client.pressKey(key));
    };

    it('leaves the pad as a block under its DUKPT key, and only central’s key makes digits of it', async () => {
      const entered = port.enterPin({ ...LONG, pan: PAN });
      await asked();
      await type('nine', 'one', 'eight', 'two');
      expect(desk().pinPad).toMatchObject({ asks: true, digits: 4 });
      await type('enter');
      const pin = await must(entered);
      expect(pin).toMatchObject({ deviceId: 'pinpad-1', format: 'iso0' });
      const ciphers = systemCiphers();
      const initial = await must(Promise.resolve(tdesInitialKey(ciphers, fromHex(SANDBOX_BDK), fromHex(SANDBOX_KSN))));
      const key = await must(Promise.resolve(tdesTransactionKey(ciphers, initial, fromHex(pin.ksn ?? ''))));
      const digits = decodePinBlock(0, tdesVariantCipher(ciphers, key, 'pin').decryptEcb(fromHex(pin.pinBlock)), PAN);
      expect(digits.ok && [...digits.value]).toEqual([9, 1, 8, 2]);
      expect(desk().pinPad).toMatchObject({ asks: false, digits: 0 });
    });

    it('that the customer cancels is told from one that the teller cancels', async () => {
      const byCustomer = port.enterPin({ ...LONG, pan: PAN });
      await asked();
      await type('one', 'cancel');
      expect(await byCustomer).toMatchObject({ ok: false, error: { code: 'PIN_CANCELED' } });
      const byTeller = port.enterPin({ ...LONG, pan: PAN });
      await asked();
      await port.cancel('pinPad');
      expect(await byTeller).toMatchObject({ ok: false, error: { code: 'DEVICE_CANCELED' } });
      expect(desk().pinPad.asks).toBe(false);
      expect(await client.pressKey('one')).toMatchObject({ ok: false, error: { code: 'conflict' } });
    });

    it('with too few digits is refused', async () => {
      const entered = port.enterPin({ ...LONG, pan: PAN });
      await asked();
      await type('one', 'two', 'enter');
      expect(await entered).toMatchObject({ ok: false, error: { code: 'PIN_TOO_SHORT' } });
    });
  });

  it('a technician sees what passed, and nothing of a customer', async () => {
    const read = port.readCard({ ...LONG, deviceId: 'card-1' });
    await must(client.insertCard(CARD));
    await must(read);
    const trace = await must(Promise.resolve(port.trace('card-1') as { ok: true; value: unknown[] }));
    expect(trace.length).toBeGreaterThan(10);
    const text = JSON.stringify(trace);
    for (const secret of [PAN, 'ZHANG', PAN.slice(6)]) {
      expect(text).not.toContain(Buffer.from(secret).toString('hex').toUpperCase());
      expect(text).not.toContain(secret);
    }
    expect(await port.status('card-1')).toMatchObject({ ok: true, value: { device: { id: 'card-1', device: 'online' } } });
    expect(await port.testPrint('card-1')).toMatchObject({ ok: false, error: { code: 'DEVICE_CANNOT' } });
    expect(await port.testPrint('passbook-1')).toMatchObject({ ok: false, error: { code: 'MEDIA_MISSING' } });
  });

  it('a test line is printed on the paper that is in the printer', async () => {
    await must(client.insert({ number: 'BLANK', accountNumber: '00000000', holder: 'x' }));
    expect(await port.testPrint('passbook-1')).toEqual({ ok: true, value: { lines: 1 } });
    expect((await must(client.passbook('BLANK'))).runs.some(({ text }) => text.includes('测试'))).toBe(true);
  });
});

it('counts the keys of pads that report them, and knows nothing else of them', () => {
  const digit = { digit: null, completion: null };
  const clear = { digit: 'clear', completion: null } as const;
  const backspace = { digit: 'backspace', completion: null } as const;
  expect([digit, digit, backspace, digit, digit].reduce(keysAfter, 0)).toBe(3);
  expect([digit, digit, clear].reduce(keysAfter, 0)).toBe(0);
  expect([backspace].reduce(keysAfter, 0)).toBe(0);
});
