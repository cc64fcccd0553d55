import { ok, type Result } from '../../../contract/result.ts';
import { fullKsn } from '../../crypto/dukpt/tdes.ts';
import type { PinPadError } from '../../errors.ts';
import type { EncipheredPin, PinRequest } from '../pin-pad.ts';
import { pinPadError } from '../request.ts';
import type { VisaPrompts } from './settings.ts';

/** Texts of the packets of VeriFone MX800 appendix A, and the variants Z62 and 70 of pads that follow it. */
const FS = '\u001c';
const US = '\u001f';
const two = (count: number) => String(count).padStart(2, '0');

/**
 * `Z60`: the pad's own limits of 4 and 12 digits. `Z63`: with limits, no empty PIN, `*` as echo. `Z62`: with limits, three prompts and time
 * in steps of 30 s.
 */
export type EntryPacket = 'Z60' | 'Z62' | 'Z63';

/** `key`: the enciphered working key in hexadecimal, or null for DUKPT. */
export function entryText(packet: EntryPacket, request: PinRequest, key: string | null, prompts: VisaPrompts): string {
  const start = `${packet}.${request.accountNumber}${FS}${key ?? 'DUKPT ENCRYPTION'}`;
  if (packet === 'Z60') return start;
  const limits = `${two(request.minLen)}${two(request.maxLen)}`;
  if (packet === 'Z63') return `${start}${limits}N*`;
  const steps = Math.min(9, Math.max(1, Math.ceil(request.timeoutMs / 30_000)));
  return `${start}${limits}N${prompts[0]}${FS}${prompts[1]}${FS}${prompts[2]}${FS}${steps}`;
}

/** 70 and 76: the older DUKPT request, and its test, which enciphers the PIN 1234 without asking anybody. `direction`: credit or debit. */
export const dukptText = (packet: '70' | '76', accountNumber: string, direction: 'C' | 'D', amount: string): string =>
  `${packet}${accountNumber}${FS}${direction}${amount}`;

/** 78: a test MAC over an account number and an amount. */
export const testMacText = (accountNumber: string, direction: 'C' | 'D', amount: string): string =>
  `78${accountNumber}${FS}${direction}${amount}`;

/** The MAC of Z69: VISA's own, or that of ANSI X9.19 (US stands where FS does otherwise). */
export type PacketMac = 'visa' | 'x9.19';

/** Z69: a MAC under the next DUKPT key over an account number and an amount. */
export const macText = (kind: PacketMac, accountNumber: string, direction: 'C' | 'D', amount: string): string =>
  `Z69${accountNumber}${kind === 'visa' ? FS : US}${direction}${amount}`;

/** Code of a Z67 packet behind `Z67`. */
const MAC_SESSION: Readonly<Record<string, readonly [PinPadError['code'], string]>> = {
  '2': ['invalidData', 'the packets of the MAC session came out of their order'],
  '3': ['invalidData', 'the pad does not accept the pointer of the key'],
  '4': ['invalidData', 'the pad does not accept the second key'],
  '5': ['invalidData', 'the pad does not accept the frame'],
  '6': ['invalidData', 'the pad does not accept the flag'],
  '7': ['invalidData', 'the pad does not accept the message'],
  '8': ['useViolation', 'the pad does not accept the working key'],
  '9': ['useViolation', 'the attributes of the master key do not allow it'],
};

/** Z67, the answer to each packet of a MAC session: the MAC, `next` when the pad waits for the next packet, or why not. */
export function parseMacSession(text: string): Result<{ readonly mac: string } | 'next', PinPadError> {
  if (text === 'Z671') return ok('next');
  const mac = /^Z670([0-9A-F]{16})$/.exec(text);
  if (mac !== null) return ok({ mac: mac[1] ?? '' });
  const known = /^Z67[2-9]$/.test(text) ? MAC_SESSION[text.slice(3)] : undefined;
  return known ? pinPadError(...known) : pinPadError('hardwareError', 'the answer of the pad cannot be understood');
}

/** `71` with one digit, under master and session keys. Other digits are unknown. */
const SESSION_ERRORS: Readonly<Record<string, readonly [PinPadError['code'], string]>> = {
  '1': ['keyNotFound', 'the pad has no master key'],
  '2': ['invalidData', 'the pad does not accept the account number or the working key'],
  '3': ['invalidData', 'the PIN was too long'],
  '4': ['minimumLength', 'the PIN was too short'],
  '5': ['useViolation', 'the pad is in another key mode'],
  '6': ['useViolation', 'the attributes of the master key do not allow it'],
  '7': ['useViolation', 'the attributes of the working key do not allow it'],
};
/** `71` or `75` with one digit, under DUKPT. */
const DUKPT_ERRORS: Readonly<Record<string, readonly [PinPadError['code'], string]>> = {
  '1': ['keyNotFound', 'the pad has no DUKPT key'],
  '2': ['invalidData', 'the pad does not accept the account number'],
  '5': ['invalidData', 'the pad takes C or D alone'],
  '6': ['dukptOverflow', 'the pad has used up its DUKPT keys'],
  '7': ['invalidData', 'the pad does not accept the amount'],
  '8': ['useViolation', 'the pad does not make this MAC with a single DES key'],
};

function refusal(digit: string, key: 'session' | 'dukpt'): { readonly ok: false; readonly error: PinPadError } {
  const known = (key === 'session' ? SESSION_ERRORS : DUKPT_ERRORS)[digit];
  return known ? pinPadError(...known) : pinPadError('hardwareError', `the pad refused with code ${digit}`);
}

/** The answer to a PIN request. Its text never gets into a message. */
export function parsePinAnswer(text: string, key: 'session' | 'dukpt'): Result<EncipheredPin, PinPadError> {
  const error = /^71([1-9])$/.exec(text)?.[1];
  // How long a PIN may be does not depend on the key; the guide's list for DUKPT leaves these two to its list for `71`.
  if (error !== undefined) return refusal(error, error === '3' || error === '4' ? 'session' : key);
  const session = /^71\.0([0-9]{2})01([0-9A-F]{16})$/.exec(text);
  if (key === 'session' && session !== null) {
    const digits = Number(session[1]);
    if (digits === 0) return pinPadError('noPin', 'no PIN was entered');
    if (digits >= 4 && digits <= 12) return ok({ pinBlock: session[2] ?? '', format: 'iso0', ksn: null, digits });
  }
  const dukpt = /^(?:73\.00000|710)([0-9A-F]{10,20})([0-9A-F]{16})$/.exec(text);
  if (key === 'dukpt' && dukpt !== null)
    return ok({ pinBlock: dukpt[2] ?? '', format: 'iso0', ksn: fullKsn(dukpt[1] ?? ''), digits: null });
  return pinPadError('hardwareError', 'the answer of the pad cannot be understood');
}

/** The answer to a MAC request, or to its test. What stands behind `75` is handed on as it is: the guide's own example is one character short. */
export function parseMacAnswer(text: string): Result<string, PinPadError> {
  const error = /^75([1-9])$/.exec(text);
  if (error !== null) return refusal(error[1] ?? '', 'dukpt');
  return text.startsWith('75') && text.length > 3
    ? ok(text.slice(2))
    : pinPadError('hardwareError', 'the answer of the pad cannot be understood');
}
