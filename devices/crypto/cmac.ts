import { padTo, xor } from './bytes.ts';
import type { BlockCipher } from './ciphers/cipher.ts';

/** Doubling in the field of the block size: shift left, and on a carry combine with the field's constant (NIST SP 800-38B, 5.3). */
function double(block: Uint8Array): Uint8Array {
  const carry = (block[0] ?? 0) >> 7;
  const out = block.map((byte, index) => ((byte << 1) | ((block[index + 1] ?? 0) >> 7)) & 0xff);
  const last = block.length - 1;
  out[last] = (out[last] ?? 0) ^ (carry === 1 ? (block.length === 16 ? 0x87 : 0x1b) : 0);
  return out;
}

/** CMAC (NIST SP 800-38B) over any number of bytes, none included. One block long; truncating is the caller's choice. */
export function cmac(cipher: BlockCipher, message: Uint8Array): Uint8Array {
  const size = cipher.blockBytes;
  const k1 = double(cipher.encryptEcb(new Uint8Array(size)));
  const whole = message.length > 0 && message.length % size === 0;
  const start = whole ? message.length - size : message.length - (message.length % size);
  const rest = message.subarray(start);
  const last = whole ? xor(rest, k1) : xor(padTo(Uint8Array.from([...rest, 0x80]), size), double(k1));
  return cipher.encryptCbc(Uint8Array.from([...message.subarray(0, start), ...last])).slice(-size);
}
