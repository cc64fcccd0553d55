/**
 * The codes of the device room. Names are those of XFS4IoT (CEN CWA 17852), so that a bank's technicians meet words they know.
 * A test compares them with the published completion schemas.
 */

/** XFS4IoT completion codes that this room returns; they say how a command ended, whatever the device class. */
export const COMPLETION_CODES = ['canceled', 'deviceNotReady', 'hardwareError', 'internalError', 'invalidData', 'timeOut'] as const;
export type CompletionCode = (typeof COMPLETION_CODES)[number];

/**
 * XFS4IoT Printer error codes that this room returns.
 * `noMediaPresent`: no book in the printer. `mediaJammed`: the printer reported an error and holds the book. `paperOut`: the book left the printer while printing.
 * `mediaOverflow`: a line lies outside the book or the job spans pages. `fieldError`: a column's text does not fit. `fieldSpecFailure`: no such column.
 * `charSetData`: a character that the printer cannot print. `msfError`, `noMSF`: the magnetic stripe failed, or holds nothing.
 */
export const PRINTER_CODES = [
  'noMediaPresent',
  'mediaJammed',
  'paperOut',
  'mediaOverflow',
  'fieldError',
  'fieldSpecFailure',
  'charSetData',
  'msfError',
  'noMSF',
] as const;

export type PrinterErrorCode = CompletionCode | (typeof PRINTER_CODES)[number];

export interface PrinterError {
  readonly code: PrinterErrorCode;
  /** For the log and the technician, in English; the teller's words belong to the user interface. */
  readonly message: string;
}

/**
 * XFS4IoT CardReader error codes that this room returns.
 * `noMedia`: no card. `invalidMedia`: a card that cannot be used as asked, or whose chip and stripe name different cards. `mediaJam`, `shutterFail`, `cardTooLong`, `cardTooShort`:
 * as their names say. `mediaRetained`: the card was captured. `atrNotObtained`: the chip does not answer. `protocolNotSupported`: it answers in a way that the reader cannot use.
 * `chipPowerNotSupported`: no such operation on this reader's chip contacts.
 */
export const CARD_READER_CODES = [
  'noMedia',
  'invalidMedia',
  'mediaJam',
  'shutterFail',
  'cardTooLong',
  'cardTooShort',
  'mediaRetained',
  'atrNotObtained',
  'protocolNotSupported',
  'chipPowerNotSupported',
] as const;
/** A completion code that only devices without some part of their class return. */
export type CardReaderErrorCode = CompletionCode | 'unsupportedCommand' | (typeof CARD_READER_CODES)[number];

export interface CardReaderError {
  readonly code: CardReaderErrorCode;
  /** Chip and stripe, or two tracks, name different cards. */
  readonly mismatch?: true;
  /** For the log and the technician; never anything that was read from a card. */
  readonly message: string;
}

/**
 * XFS4IoT PinPad.GetPinBlock, Keyboard.PinEntry and KeyManagement.ImportKey error codes that this room returns, and the completion code for what a pad has no command for.
 * `keyNotFound`: no such key in the pad. `useViolation`: the key may not be used so. `noPin`: entered without a digit. `minimumLength`: too few digits.
 * `dukptOverflow`: the pad has used up its keys.
 */
export const PIN_PAD_CODES = [
  'keyNotFound',
  'accessDenied',
  'useViolation',
  'noPin',
  'minimumLength',
  'formatNotSupported',
  'invalidKeyLength',
  'dukptOverflow',
  'unsupportedCommand',
] as const;

export type PinPadErrorCode = CompletionCode | (typeof PIN_PAD_CODES)[number];

export interface PinPadError {
  readonly code: PinPadErrorCode;
  readonly message: string;
}

/** XFS4IoT `common.device` values; the state of a device as a status list shows it. */
export const DEVICE_STATES = ['starting', 'online', 'offline', 'noDevice', 'hardwareError', 'deviceBusy'] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

/** XFS4IoT `printer.media` values that this room can tell apart. */
export const MEDIA_STATES = ['unknown', 'present', 'notPresent', 'jammed'] as const;
export type MediaState = (typeof MEDIA_STATES)[number];

/**
 * What can go wrong between two bytes. `noDevice`: there is nothing at that path or address. `offline`: it was there and went away.
 * `deviceNotReady`: not open, or held by another program. `internalError`: a fault of this program.
 */
export type LinkErrorCode = 'timeOut' | 'canceled' | 'deviceNotReady' | 'hardwareError' | 'noDevice' | 'offline' | 'internalError';

export interface LinkError {
  readonly code: LinkErrorCode;
  readonly message: string;
}

export const linkError = (code: LinkErrorCode, message: string): LinkError => ({ code, message });

/** `noDevice` and `offline` are device states in XFS4IoT and not completion codes: a command that meets them completes with `deviceNotReady`. */
export function toCompletion(error: LinkError): { readonly code: CompletionCode; readonly message: string } {
  const code = error.code === 'noDevice' || error.code === 'offline' ? 'deviceNotReady' : error.code;
  return { code, message: error.message };
}
