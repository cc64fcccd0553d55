import type { WireError } from '../../../contract/errors/wire.ts';
import type { Result } from '../../../contract/result.ts';
import type { CardRead } from '../../../contract/views/devices.ts';
import { teller } from '../../bridge/teller.ts';
import { type WaitOptions, waitForDevice, waitInput } from './waitForDevice.ts';

/**
 * Waits for a card at any card reader: its whole number for the form, the masked one for everything that is shown, expiry (YYMM), name, and
 * whether chip or stripe was read and why. Refusals: CARD_*, DEVICE_*.
 */
export const readCard = (options: WaitOptions = {}): Promise<Result<CardRead, WireError>> =>
  waitForDevice('cardReader', options.signal, () => teller.call('device.readCard', waitInput(options)));
