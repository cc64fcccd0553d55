import { ok, type Result } from '../../contract/result.ts';
import { fromHex, toHex, xor } from './bytes.ts';
import type { BlockCipher } from './ciphers/cipher.ts';
import { isPin, type PinBlockError, type PinDigits, pinBlockError, type RandomBytes } from './pin-block.ts';

/**
 * ISO 9564-1 format 4: 16 bytes, for ciphers with blocks of 16. The PIN field and the account field are kept apart and bound together by
 * enciphering twice.
 */
export function iso4PinField(pin: PinDigits, random: RandomBytes): Result<Uint8Array, PinBlockError> {
  if (!isPin(pin)) return pinBlockError('a PIN has 4 to 12 digits');
  const digits = [...pin].map((digit) => digit.toString(16)).join('');
  return ok(Uint8Array.from([...fromHex(`4${pin.length.toString(16)}${digits}`.padEnd(16, 'a')), ...random(8).subarray(0, 8)]));
}

/**
 * First digit: how many digits the account number has beyond twelve; then the number, filled up on the left to twelve and on the right with
 * zeros.
 */
export function iso4PanField(pan: string): Result<Uint8Array, PinBlockError> {
  if (!/^[0-9]{1,19}$/.test(pan)) return pinBlockError('an account number has 1 to 19 digits');
  return ok(fromHex(`${Math.max(0, pan.length - 12)}${pan.padStart(12, '0')}`.padEnd(32, '0')));
}

export function encipherIso4(cipher: BlockCipher, pin: PinDigits, pan: string, random: RandomBytes): Result<Uint8Array, PinBlockError> {
  if (cipher.blockBytes !== 16) return pinBlockError('format 4 needs a cipher with blocks of 16 bytes');
  const pinField = iso4PinField(pin, random);
  if (!pinField.ok) return pinField;
  const panField = iso4PanField(pan);
  if (!panField.ok) return panField;
  const block = cipher.encryptEcb(xor(cipher.encryptEcb(pinField.value), panField.value));
  pinField.value.fill(0);
  return ok(block);
}

/** Refuses what does not decipher to a well-formed PIN field: another key, another account number, a changed block. */
export function decipherIso4(cipher: BlockCipher, block: Uint8Array, pan: string): Result<PinDigits, PinBlockError> {
  if (cipher.blockBytes !== 16 || block.length !== 16) return pinBlockError('a PIN block of format 4 has 16 bytes');
  const panField = iso4PanField(pan);
  if (!panField.ok) return panField;
  const digits = toHex(cipher.decryptEcb(xor(cipher.decryptEcb(block), panField.value)));
  const found = /^4([4-9A-C])([0-9]{4,12})A*$/.exec(digits.slice(0, 16));
  const pin = Uint8Array.from([...(found?.[2] ?? '')].map(Number));
  if (found === null || pin.length !== Number.parseInt(found[1] ?? '', 16)) return pinBlockError('the PIN block holds no PIN');
  return ok(pin);
}
