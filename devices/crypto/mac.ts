import { padTo } from './bytes.ts';
import type { BlockCipher } from './ciphers/cipher.ts';

/**
 * Padding methods of ISO/IEC 9797-1. 1: zeros up to a whole block (an empty message becomes one block). 2: one bit 1 and zeros, always.
 * 3: as 1, behind a first block with the message's length in bits.
 */
export type MacPadding = 1 | 2 | 3;

export function padForMac(message: Uint8Array, blockBytes: number, padding: MacPadding): Uint8Array {
  if (padding === 2) return padTo(Uint8Array.from([...message, 0x80]), blockBytes);
  const zeros = padTo(message, blockBytes);
  if (padding === 1) return zeros.length === 0 ? new Uint8Array(blockBytes) : zeros;
  const length = new Uint8Array(blockBytes);
  new DataView(length.buffer).setBigUint64(blockBytes - 8, BigInt(message.length) * 8n);
  return Uint8Array.from([...length, ...zeros]);
}

/** ISO/IEC 9797-1 algorithm 1: the last block of a CBC encryption. */
export function cbcMac(cipher: BlockCipher, message: Uint8Array, padding: MacPadding): Uint8Array {
  return cipher.encryptCbc(padForMac(message, cipher.blockBytes, padding)).slice(-cipher.blockBytes);
}

/**
 * ISO/IEC 9797-1 algorithm 3, the retail MAC of ANSI X9.19: chained with the first key, and at the end decrypted with the second and
 * encrypted with the first.
 */
export function retailMac(first: BlockCipher, second: BlockCipher, message: Uint8Array, padding: MacPadding): Uint8Array {
  return first.encryptEcb(second.decryptEcb(cbcMac(first, message, padding)));
}
