import { wireError } from '../../../../contract/errors/wire.ts';
import { maskPan, type Pan } from '../../../../contract/identifiers/pan.ts';
import type { ResidentId } from '../../../../contract/identifiers/residentId.ts';
import type { CallResult } from '../../../../contract/ipc/contract.ts';
import { err, ok } from '../../../../contract/result.ts';
import type { WaitingClass } from '../../../../contract/views/devices.ts';
import { PAD_DIGITS, type VirtualCounter } from '../../../../contract/views/virtualCounter.ts';
import type { FakeHandlers } from './handlers.ts';
import { CUSTOMERS } from './people.ts';
import { now } from './values.ts';
import type { World } from './world.ts';

type DeviceFakes = Pick<FakeHandlers, Extract<keyof FakeHandlers, `device.${string}`> | VirtualDeviceCall>;
type VirtualDeviceCall =
  | 'virtualCounter.insertCard'
  | 'virtualCounter.takeCard'
  | 'virtualCounter.layIdCard'
  | 'virtualCounter.liftIdCard'
  | 'virtualCounter.pressKey'
  | 'virtualCounter.deviceFault';

/** What a wait ends with when its card, ID card or PIN comes, or when it is cancelled. */
type Waiter = (came: boolean) => void;

/** Devices that read at once what is there, and wait for what is not. */
export const createDeviceFakes = (world: World): DeviceFakes => {
  const waiters = new Map<WaitingClass, Waiter>();
  const put = (change: Partial<VirtualCounter>): VirtualCounter => {
    world.virtual = { ...world.virtual, ...change };
    world.emit('virtualCounter.changed', world.virtual);
    return world.virtual;
  };
  const until = (deviceClass: WaitingClass): Promise<boolean> => {
    waiters.get(deviceClass)?.(false);
    return new Promise((resolve) => waiters.set(deviceClass, resolve));
  };
  const came = (deviceClass: WaitingClass): void => {
    waiters.get(deviceClass)?.(true);
    waiters.delete(deviceClass);
  };
  const canceled = (device: WaitingClass) => err(wireError('DEVICE_CANCELED', { device }));
  let pan = '6217001001000018' as Pan;

  return {
    'device.readCard': async () => {
      if (world.virtual.cardReader.fault !== null) return err(wireError('DEVICE_FAILED', { device: 'cardReader', deviceCode: 'mediaJam' }));
      put({ cardReader: { ...world.virtual.cardReader, asks: true } });
      if (world.virtual.cardReader.card === null && !(await until('cardReader'))) {
        put({ cardReader: { ...world.virtual.cardReader, asks: false } });
        return canceled('cardReader');
      }
      put({ cardReader: { ...world.virtual.cardReader, asks: false, card: { panMasked: maskPan(pan), place: 'slot' } } });
      return ok({
        deviceId: 'card-1',
        pan,
        panMasked: maskPan(pan),
        expiry: '3012',
        name: 'OUYANG/JIXIANG',
        sequence: '01',
        source: 'chip',
        fallback: null,
      });
    },
    'device.readId': async () => {
      if (world.virtual.idCardReader.card === null && !(await until('idCardReader'))) return canceled('idCardReader');
      return ok({
        deviceId: 'id-1',
        name: '欧阳𠮷祥',
        sex: '1',
        nation: '01',
        birth: '1949-12-31',
        address: '浙江省杭州市上城区中山中路 118 号',
        idNumber: '11010519491231002X' as ResidentId,
        issuer: '沙箱市公安局',
        validFrom: '2020-01-01',
        validTo: null,
        photo: { format: 'wlt', base64: 'AAAA' },
      });
    },
    'device.enterPin': async () => {
      put({ pinPad: { ...world.virtual.pinPad, asks: true, prompt: 'ENTER PIN', digits: 0 } });
      world.emit('device.progress', { deviceId: 'pinpad-1', deviceClass: 'pinPad', step: 'waiting', keys: null });
      const entered = await until('pinPad');
      put({ pinPad: { ...world.virtual.pinPad, asks: false, prompt: '', digits: 0 } });
      return entered
        ? ok({ deviceId: 'pinpad-1', pinBlock: '1B9C1845EB993A7A', format: 'iso0', ksn: 'FFFF9876543210E00001' })
        : canceled('pinPad');
    },
    'device.cancel': ({ deviceClass }) => {
      const waiter = waiters.get(deviceClass);
      waiters.delete(deviceClass);
      waiter?.(false);
      return ok({ canceled: waiter !== undefined });
    },
    'device.status': ({ deviceId }): CallResult<'device.status'> => {
      const device = world.counter.devices.find(({ id }) => id === deviceId);
      return device === undefined ? err(wireError('DEVICE_UNKNOWN', { deviceId })) : ok({ device, line: '/dev/ttyUSB0 9600 8N1' });
    },
    'device.testPrint': () => err(wireError('MEDIA_MISSING', { deviceCode: 'noMediaPresent' })),
    'device.trace': () =>
      ok({
        entries: [
          { at: now(), direction: 'toDevice', bytes: 8, head: '100243313010' },
          { at: now(), direction: 'fromDevice', bytes: 2, head: '1006' },
          { at: now(), direction: 'toDevice', bytes: 2, head: '1005' },
          { at: now(), direction: 'fromDevice', bytes: 67, head: '100250463032' },
          { at: now(), direction: 'closed', bytes: 0, head: 'offline' },
        ],
      }),
    'virtualCounter.insertCard': (card) => {
      pan = card.pan;
      const waits = waiters.has('cardReader');
      put({ cardReader: { ...world.virtual.cardReader, card: { panMasked: maskPan(pan), place: waits ? 'inside' : 'hand' } } });
      came('cardReader');
      return ok(world.virtual);
    },
    'virtualCounter.takeCard': () => ok(put({ cardReader: { ...world.virtual.cardReader, card: null } })),
    'virtualCounter.layIdCard': ({ customerNumber }) => {
      const name = CUSTOMERS.get(customerNumber)?.name ?? '';
      put({ idCardReader: { ...world.virtual.idCardReader, card: { name, idNumberMasked: '330***********421X' } } });
      came('idCardReader');
      return ok(world.virtual);
    },
    'virtualCounter.liftIdCard': () => ok(put({ idCardReader: { ...world.virtual.idCardReader, card: null } })),
    'virtualCounter.pressKey': ({ key }) => {
      const pad = world.virtual.pinPad;
      if (!pad.asks) return err(wireError('PAD_NOT_ASKING'));
      if (PAD_DIGITS.some((digit) => digit === key)) put({ pinPad: { ...pad, digits: Math.min(12, pad.digits + 1) } });
      else if (key === 'clear') put({ pinPad: { ...pad, digits: 0 } });
      else if (key === 'enter') came('pinPad');
      return ok(world.virtual);
    },
    'virtualCounter.deviceFault': ({ device, fault }) =>
      ok(put({ [device]: { ...world.virtual[device], fault, plugged: fault !== 'unplug' } })),
  };
};
