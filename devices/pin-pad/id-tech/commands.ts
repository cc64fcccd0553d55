import { ok, type Result } from '../../../contract/result.ts';
import { parseHex } from '../../crypto/bytes.ts';
import type { PinPadError } from '../../errors.ts';
import { asciiBytes } from '../../framing/bytes.ts';
import type { EncipheredPin } from '../pin-pad.ts';
import { pinPadError } from '../request.ts';

/**
 * Bodies of SmartPIN K100 and L100 frames. The commands that hand out digits in clear (numeric entry) are not here on purpose, and
 * enciphered account numbers are not, because a teller's client has the number from its own reader.
 */
export const versionBody = (): Uint8Array => Uint8Array.of(0x78, 0x46, 0x01);
export const cancelBody = (): Uint8Array => Uint8Array.of(0x75, 0x46, 0x09);
export const beepBody = (times: number): Uint8Array => Uint8Array.of(0x75, 0x46, 0x01, 0x01, times);

/**
 * The pad takes 16 digits. A block of format 0 is bound to the last thirteen alone, so that longer numbers lose their beginning and shorter
 * ones get zeros there.
 */
export const accountField = (accountNumber: string): string => accountNumber.slice(-16).padStart(16, '0');

/** `prompt`: for the L100, which has a display; null for the K100. */
export function getPinBody(key: 'session' | 'dukpt', accountNumber: string, prompt: string | null): Uint8Array {
  const text = prompt === null ? new Uint8Array() : Uint8Array.of(prompt.length, ...asciiBytes(prompt));
  return Uint8Array.of(0x75, 0x46, 0x07, key === 'dukpt' ? 0x01 : 0x00, ...asciiBytes(accountField(accountNumber)), ...text);
}

export const ACCEPTED = 0x06;
export const REFUSED = 0x15;

/** Codes behind 15, both bytes in hexadecimal. */
const REFUSALS: Readonly<Record<string, readonly [PinPadError['code'], string]>> = {
  '1800': ['canceled', 'the entry was canceled'],
  '0400': ['keyNotFound', 'the pad has no such key'],
  '0700': ['accessDenied', 'the pad has no pairing key'],
  '0701': ['accessDenied', 'the pad is not paired'],
  '0702': ['invalidData', 'the pad does not accept the account number'],
  '0703': ['accessDenied', 'the pairing of the pad failed'],
  '0704': ['hardwareError', 'the pad failed'],
};

export function parseRefusal(body: Uint8Array): { readonly ok: false; readonly error: PinPadError } | null {
  if (body[0] !== REFUSED) return null;
  const code = Buffer.from(body.subarray(1, 3)).toString('hex');
  return pinPadError(...(REFUSALS[code] ?? (['hardwareError', `the pad refused with code ${code}`] as const)));
}

const ascii = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** The answer to a PIN request; null for a body that is none (a late answer to something else). Nothing of it gets into a message. */
export function parsePinBody(body: Uint8Array, key: 'session' | 'dukpt'): Result<EncipheredPin, PinPadError> | null {
  const refusal = parseRefusal(body);
  if (refusal !== null) return refusal;
  if (body[0] !== ACCEPTED || body.length !== (key === 'dukpt' ? 37 : 17)) return null;
  const text = ascii(body.subarray(1)).toUpperCase();
  if (parseHex(text) === null) return null;
  return ok({ pinBlock: text.slice(-16), format: 'iso0', ksn: key === 'dukpt' ? text.slice(0, 20) : null, digits: null });
}

/** The firmware's name for itself; null for a body that is not it. */
export const parseVersionBody = (body: Uint8Array): string | null =>
  body[0] === ACCEPTED && body.length > 1 && body.subarray(1).every((byte) => byte >= 0x20 && byte < 0x7f) ? ascii(body.subarray(1)) : null;
