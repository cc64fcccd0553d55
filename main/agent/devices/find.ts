import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { WaitingClass } from '../../../contract/views/devices.ts';
import type { DeviceStatus } from '../../../devices/index.ts';
import type { OpenDevices } from './open.ts';

/** A device that reported a fault is asked again: it may have been mended since, and only it knows. */
const THERE: ReadonlySet<string> = new Set(['online', 'deviceBusy', 'hardwareError']);

/**
 * The devices of a class that can be asked now, in the order of the configuration; or why there is none: no such id, none configured, or none
 * that answers.
 */
export const devicesThere = (
  { manager }: OpenDevices,
  deviceClass: WaitingClass,
  deviceId: string | undefined,
): Result<readonly DeviceStatus[], WireError> => {
  const all = manager.list().filter((each) => each.class === deviceClass && (deviceId === undefined || each.id === deviceId));
  const [first] = all;
  if (first === undefined)
    return err(deviceId === undefined ? wireError('DEVICE_MISSING', { device: deviceClass }) : wireError('DEVICE_UNKNOWN', { deviceId }));
  const there = all.filter(({ device }) => THERE.has(device));
  return there.length > 0 ? ok(there) : err(wireError('DEVICE_FAILED', { device: deviceClass, deviceCode: first.device }));
};
