import { err, ok, type Result } from '../../contract/result.ts';
import { fromHex, toHex, xor } from './bytes.ts';

/**
 * Clear PIN blocks of ISO 9564-1, formats 0, 1, 2 and 3: 8 bytes. These exist inside a PIN pad, and inside its emulator, and nowhere else
 * in this program.
 *
 * A PIN is an array of its digits' values (1234 is `[1, 2, 3, 4]`), because an array can be wiped and a string cannot.
 */
export type PinDigits = Uint8Array;
export type PinBlockFormat = 0 | 1 | 2 | 3;

/** No message holds anything of a PIN or an account number. */
export interface PinBlockError {
  readonly code: 'invalidData';
  readonly message: string;
}

/** Random bytes, injected in tests. */
export type RandomBytes = (count: number) => Uint8Array;

export const pinBlockError = (message: string) => err<PinBlockError>({ code: 'invalidData', message });
export const isPin = (pin: PinDigits): boolean => pin.length >= 4 && pin.length <= 12 && pin.every((digit) => digit <= 9);

/**
 * `0000` and the twelve rightmost digits of the account number without its check digit; a shorter one is filled up with zeros on the left.
 */
export function accountField(pan: string): Result<Uint8Array, PinBlockError> {
  if (!/^[0-9]{8,19}$/.test(pan)) return pinBlockError('an account number has 8 to 19 digits');
  return ok(fromHex(`0000${pan.slice(0, -1).slice(-12).padStart(12, '0')}`));
}

/** Fill digits: F in formats 0 and 2, random 0..F in format 1, random A..F in format 3. */
function fillNibbles(format: PinBlockFormat, count: number, random: RandomBytes): number[] {
  if (format === 0 || format === 2) return new Array<number>(count).fill(0xf);
  const nibbles: number[] = [];
  while (nibbles.length < count) {
    for (const byte of random(count)) {
      // Values that would make some fill digits likelier than others are thrown away.
      if (format === 1) nibbles.push(byte & 0xf);
      else if (byte < 252) nibbles.push(0xa + (byte % 6));
    }
  }
  return nibbles.slice(0, count);
}

/** `pan` matters in formats 0 and 3 alone. */
export function encodePinBlock(
  format: PinBlockFormat,
  pin: PinDigits,
  pan: string | null,
  random: RandomBytes,
): Result<Uint8Array, PinBlockError> {
  if (!isPin(pin)) return pinBlockError('a PIN has 4 to 12 digits');
  const nibbles = [format, pin.length, ...pin, ...fillNibbles(format, 14 - pin.length, random)];
  const field = Uint8Array.from({ length: 8 }, (_, index) => ((nibbles[2 * index] ?? 0) << 4) | (nibbles[2 * index + 1] ?? 0));
  nibbles.fill(0);
  if (format === 1 || format === 2) return ok(field);
  const account = accountField(pan ?? '');
  return account.ok ? ok(xor(field, account.value)) : account;
}

/**
 * The PIN of a clear block; refuses a block of another format, a length or a digit out of range, and wrong filling (a wrong key or account
 * shows itself that way).
 */
export function decodePinBlock(format: PinBlockFormat, block: Uint8Array, pan: string | null): Result<PinDigits, PinBlockError> {
  if (block.length !== 8) return pinBlockError('a PIN block of this format has 8 bytes');
  const account = format === 0 || format === 3 ? accountField(pan ?? '') : ok(new Uint8Array(8));
  if (!account.ok) return account;
  const nibbles = [...toHex(xor(block, account.value))].map((digit) => Number.parseInt(digit, 16));
  const length = nibbles[1] ?? 0;
  if (nibbles[0] !== format) return pinBlockError(`not a PIN block of format ${format}`);
  const pin = Uint8Array.from(nibbles.slice(2, 2 + length));
  const fill = nibbles.slice(2 + length);
  const filledWell = format === 1 || fill.every((nibble) => (format === 3 ? nibble >= 0xa : nibble === 0xf));
  return isPin(pin) && pin.length === length && filledWell ? ok(pin) : pinBlockError('the PIN block holds no PIN');
}
