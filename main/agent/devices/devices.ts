import type { WireError } from '../../../contract/errors/wire.ts';
import type { Result } from '../../../contract/result.ts';
import type { DeviceProgress, WaitingClass } from '../../../contract/views/devices.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { readCard, type Waiting } from './card.ts';
import { readIdCard } from './idCard.ts';
import { deviceStatus, deviceTrace, testPrint } from './inspect.ts';
import type { OpenDevices } from './open.ts';
import { enterPin } from './pin.ts';
import type { DevicesPort, WaitFor } from './port.ts';
import { createTurns } from './turns.ts';

interface Parts {
  readonly clock: Clock;
  /** Hears how waiting ended, by its code, and never what was read. */
  readonly log: Log;
  onProgress(progress: DeviceProgress): void;
}

/** The device room as the use cases' port. */
export const createDevicesPort = (devices: OpenDevices, { clock, log, onProgress }: Parts): DevicesPort => {
  const turns = createTurns();
  const wait = <T extends { readonly deviceId: string }, W extends WaitFor>(
    deviceClass: WaitingClass,
    given: W,
    work: (waiting: W & Waiting) => Promise<Result<T, WireError>>,
  ): Promise<Result<T, WireError>> =>
    turns.run(deviceClass, async (signal) => {
      const asked = new Set<string>();
      const result = await work({
        ...given,
        signal,
        onProgress: (progress) => {
          asked.add(progress.deviceId);
          onProgress(progress);
        },
      });
      for (const deviceId of asked) onProgress({ deviceId, deviceClass, step: 'ended', keys: null });
      log.info({ deviceClass, outcome: result.ok ? 'done' : result.error.code }, 'a device was waited for');
      return result;
    });
  return {
    readCard: (given) => wait('cardReader', given, (waiting) => readCard(devices, waiting)),
    readIdCard: (given) => wait('idCardReader', given, (waiting) => readIdCard(devices, waiting)),
    enterPin: (given) => wait('pinPad', given, (waiting) => enterPin(devices, waiting)),
    cancel: (deviceClass) => turns.cancel(deviceClass),
    cancelAll: () => turns.cancelAll(),
    status: (deviceId) => deviceStatus(devices, deviceId),
    testPrint: (deviceId) => testPrint(devices, deviceId, clock.now().slice(0, 10)),
    trace: (deviceId) => deviceTrace(devices, deviceId),
  };
};
