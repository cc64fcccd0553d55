import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { CallOutput } from '../../../contract/ipc/contract.ts';
import { assertNever, err, ok, type Result } from '../../../contract/result.ts';
import type { TraceEntry } from '../../../contract/views/devices.ts';
import { DEFAULT_GEOMETRY, type DeviceProfile } from '../../../devices/index.ts';
import { deviceError } from './errors.ts';
import type { OpenDevices } from './open.ts';
import { viewOfStatus } from './view.ts';

/** What technicians ask of a device. */

const profileOf = ({ profiles }: OpenDevices, deviceId: string): Result<DeviceProfile, WireError> => {
  const profile = profiles.find(({ id }) => id === deviceId);
  return profile === undefined ? err(wireError('DEVICE_UNKNOWN', { deviceId })) : ok(profile);
};

/** Where a device is attached, as a technician reads it. */
export const lineOf = ({ transport }: DeviceProfile): string => {
  switch (transport.kind) {
    case 'serial': {
      const { path, match, baudRate, dataBits, parity, stopBits } = transport;
      return `${path ?? `USB ${match?.vendorId}:${match?.productId}`} ${baudRate} ${dataBits}${parity[0]?.toUpperCase()}${stopBits}`;
    }
    case 'hid':
      return `HID ${transport.vendorId}:${transport.productId}`;
    case 'tcp':
      return `TCP ${transport.host}:${transport.port}`;
    case 'hidTcp':
      return `HID over TCP ${transport.host}:${transport.port}`;
    default:
      return assertNever(transport);
  }
};

const askStatus = async ({ manager }: OpenDevices, { id, class: deviceClass }: DeviceProfile): Promise<Result<unknown, WireError>> => {
  const asked = {
    passbookPrinter: () => manager.passbookPrinter(id)?.status(),
    receiptPrinter: () => manager.receiptPrinter(id)?.status(),
    cardReader: () => manager.cardReader(id)?.status(),
    pinPad: () => manager.pinPad(id)?.status(),
    idCardReader: () => manager.idCardReader(id)?.status(),
  }[deviceClass]();
  const answer: Result<unknown, { readonly code: string }> | undefined = await asked;
  if (answer === undefined) return err(wireError('DEVICE_MISSING', { device: deviceClass }));
  return answer.ok ? answer : err(deviceError(deviceClass, answer.error));
};

export const deviceStatus = async (devices: OpenDevices, deviceId: string): Promise<Result<CallOutput<'device.status'>, WireError>> => {
  const profile = profileOf(devices, deviceId);
  if (!profile.ok) return profile;
  const asked = await askStatus(devices, profile.value);
  if (!asked.ok) return asked;
  const status = devices.manager.list().find(({ id }) => id === deviceId);
  return status === undefined
    ? err(wireError('DEVICE_UNKNOWN', { deviceId }))
    : ok({ device: viewOfStatus(status), line: lineOf(profile.value).slice(0, 200) });
};

const testReceipt = async (devices: OpenDevices, deviceId: string, today: string): Promise<Result<number, WireError>> => {
  const items = [
    { kind: 'text', text: '打印测试 TEST PAGE', align: 'center', bold: true, size: 2 },
    { kind: 'rule' },
    { kind: 'pair', label: '设备 Device', value: deviceId },
    { kind: 'pair', label: '日期 Date', value: today },
    { kind: 'text', text: '零壹贰叁肆伍陆柒捌玖 拾佰仟万亿 元角分整 0123456789' },
    { kind: 'rule' },
    { kind: 'cut' },
  ] as const;
  const printed = await devices.manager.receiptPrinter(deviceId)?.print(items);
  if (printed === undefined) return err(wireError('DEVICE_MISSING', { device: 'receiptPrinter' }));
  return printed.ok ? ok(items.length) : err(deviceError('receiptPrinter', printed.error));
};

/** One line at the top of whatever is in the printer: the screen asks for blank paper first. */
const testPassbook = async (devices: OpenDevices, deviceId: string, today: string): Promise<Result<number, WireError>> => {
  const profile = devices.profiles.find(({ id }) => id === deviceId);
  const printed = await devices.manager.passbookPrinter(deviceId)?.printLines({
    passbookNumber: '00000000',
    accountNumber: '00000000',
    geometry: profile?.class === 'passbookPrinter' ? profile.geometry : DEFAULT_GEOMETRY,
    lines: [{ lineNumber: 1, columns: { date: today.replaceAll('-', ''), summary: '测试', balance: '0.00' } }],
  });
  if (printed === undefined) return err(wireError('DEVICE_MISSING', { device: 'passbookPrinter' }));
  if (printed.ok) return ok(1);
  return err(
    printed.error.code === 'noMediaPresent'
      ? wireError('MEDIA_MISSING', { deviceCode: printed.error.code })
      : deviceError('passbookPrinter', printed.error),
  );
};

/** `today`: the date that stands on the page, ISO 8601. */
export const testPrint = async (
  devices: OpenDevices,
  deviceId: string,
  today: string,
): Promise<Result<CallOutput<'device.testPrint'>, WireError>> => {
  const profile = profileOf(devices, deviceId);
  if (!profile.ok) return profile;
  const { class: deviceClass } = profile.value;
  if (deviceClass !== 'receiptPrinter' && deviceClass !== 'passbookPrinter')
    return err(wireError('DEVICE_CANNOT', { device: deviceClass }));
  const lines = await (deviceClass === 'receiptPrinter' ? testReceipt : testPassbook)(devices, deviceId, today);
  return lines.ok ? ok({ lines: lines.value }) : lines;
};

export const deviceTrace = (devices: OpenDevices, deviceId: string): Result<TraceEntry[], WireError> => {
  const profile = profileOf(devices, deviceId);
  if (!profile.ok) return profile;
  return ok(
    devices.trace.entries(deviceId).map(({ at, direction, bytes, head }) => ({
      at: new Date(at).toISOString(),
      direction,
      bytes,
      head: typeof head === 'string' ? head : Buffer.from(head).toString('hex').toUpperCase(),
    })),
  );
};
