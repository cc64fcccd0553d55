import type { WireError } from '../../../contract/errors/wire.ts';
import type { Result } from '../../../contract/result.ts';
import type { PinEntered } from '../../../contract/views/devices.ts';
import { teller } from '../../bridge/teller.ts';
import { type WaitOptions, waitForDevice, waitInput } from './waitForDevice.ts';

/**
 * Has the customer enter a PIN at the pad, bound to the digits of `pan` (a card or account number). The answer is the enciphered block and its
 * key's serial number; how far the customer is tells `useDeviceProgress('pinPad')`. Refusals: PIN_*, DEVICE_*.
 */
export const enterPin = (pan: string, options: WaitOptions = {}): Promise<Result<PinEntered, WireError>> =>
  waitForDevice('pinPad', options.signal, () => teller.call('device.enterPin', { pan, ...waitInput(options) }));
