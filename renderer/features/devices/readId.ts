import type { WireError } from '../../../contract/errors/wire.ts';
import type { Result } from '../../../contract/result.ts';
import type { IdCardRead } from '../../../contract/views/devices.ts';
import { teller } from '../../bridge/teller.ts';
import { type WaitOptions, waitForDevice, waitInput } from './waitForDevice.ts';

/** Waits for a resident ID card on the reader: its fields, and its photo (see `photoUrl`). Refusals: ID_CARD_UNREADABLE, DEVICE_*. */
export const readId = (options: WaitOptions = {}): Promise<Result<IdCardRead, WireError>> =>
  waitForDevice('idCardReader', options.signal, () => teller.call('device.readId', waitInput(options)));

/** An address for an image element; null for the cards' own picture format, which only the licensed decoder shows. */
export const photoUrl = ({ format, base64 }: IdCardRead['photo']): string | null =>
  format === 'png' ? `data:image/png;base64,${base64}` : null;
