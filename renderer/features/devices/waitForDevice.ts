import type { WireError } from '../../../contract/errors/wire.ts';
import type { Result } from '../../../contract/result.ts';
import type { WaitingClass } from '../../../contract/views/devices.ts';
import { teller } from '../../bridge/teller.ts';

export interface WaitOptions {
  /** Left out: any device of the class that is there. */
  readonly deviceId?: string;
  /** How long the customer may take, in milliseconds; a minute when left out. */
  readonly timeoutMs?: number;
  /** Aborted by whoever no longer wants the answer: a form that is left, Esc. The result is DEVICE_CANCELED then. */
  readonly signal?: AbortSignal;
}

/** Ends the waiting of a class of devices; whoever waits gets DEVICE_CANCELED. */
export const cancelDevice = async (deviceClass: WaitingClass): Promise<void> => {
  await teller.call('device.cancel', { deviceClass });
};

/** What of the options goes to the back end. */
export const waitInput = ({ deviceId, timeoutMs }: WaitOptions): { deviceId?: string; timeoutMs?: number } => ({
  ...(deviceId === undefined ? {} : { deviceId }),
  ...(timeoutMs === undefined ? {} : { timeoutMs }),
});

/** Runs a call that waits for a person; an abort ends the waiting at the device too. */
export const waitForDevice = async <T>(
  deviceClass: WaitingClass,
  signal: AbortSignal | undefined,
  call: () => Promise<Result<T, WireError>>,
): Promise<Result<T, WireError>> => {
  const cancel = (): void => void cancelDevice(deviceClass);
  signal?.addEventListener('abort', cancel, { once: true });
  const pending = call();
  if (signal?.aborted === true) cancel();
  try {
    return await pending;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
};
