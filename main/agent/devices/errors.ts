import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { WaitingClass } from '../../../contract/views/devices.ts';
import type { CardReaderError, DeviceClass, PinPadError, PrinterError } from '../../../devices/index.ts';

/** Device codes in the contract's words. The messages of the device room are for technicians and stay in the log. */

const failed = (device: DeviceClass, deviceCode: string): WireError => wireError('DEVICE_FAILED', { device, deviceCode });

/** How every wait for a person can end; null: it was something else. */
const ofWaiting = (device: WaitingClass, code: string): WireError | null => {
  if (code === 'timeOut') return wireError('DEVICE_TIMED_OUT', { device });
  return code === 'canceled' ? wireError('DEVICE_CANCELED', { device }) : null;
};

const UNUSABLE_CARD: ReadonlySet<string> = new Set([
  'invalidMedia',
  'cardTooLong',
  'cardTooShort',
  'atrNotObtained',
  'protocolNotSupported',
]);

export const cardError = ({ code, mismatch }: CardReaderError): WireError => {
  if (mismatch === true) return wireError('CARD_MISMATCH');
  if (UNUSABLE_CARD.has(code)) return wireError('CARD_UNREADABLE', { deviceCode: code });
  return ofWaiting('cardReader', code) ?? failed('cardReader', code);
};

export const idCardError = ({ code }: CardReaderError): WireError =>
  code === 'invalidMedia' ? wireError('ID_CARD_UNREADABLE') : (ofWaiting('idCardReader', code) ?? failed('idCardReader', code));

const NO_KEY: ReadonlySet<string> = new Set(['keyNotFound', 'accessDenied', 'useViolation', 'invalidKeyLength', 'dukptOverflow']);

/** `byTeller`: the wait was cancelled on this side. A pad says the same word when its customer cancels. */
export const pinError = ({ code }: PinPadError, byTeller: boolean): WireError => {
  if (code === 'canceled' && !byTeller) return wireError('PIN_CANCELED');
  if (code === 'noPin' || code === 'minimumLength') return wireError('PIN_TOO_SHORT');
  if (NO_KEY.has(code)) return wireError('PIN_KEY_MISSING', { deviceCode: code });
  return ofWaiting('pinPad', code) ?? failed('pinPad', code);
};

export const deviceError = (device: DeviceClass, { code }: Pick<PrinterError, 'code'> | { readonly code: string }): WireError =>
  failed(device, code);
