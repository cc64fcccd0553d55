import type { CipherAlgorithm, Ciphers } from './ciphers/cipher.ts';
import { cmac } from './cmac.ts';

/**
 * How a key check value is made. `encryptZeros`: first bytes of an encrypted block of zeros, as for DES and SM4 keys (ANSI X9.24-1).
 * `cmacZeros`: first bytes of the CMAC of a block of zeros, as for AES keys (ANSI X9.24-1:2017), because the former gives a part of a
 * CMAC's secret away.
 */
export type KcvMethod = 'encryptZeros' | 'cmacZeros';

export const usualKcvMethod = (algorithm: CipherAlgorithm): KcvMethod => (algorithm === 'AES' ? 'cmacZeros' : 'encryptZeros');

/** Three bytes unless another length is asked for. */
export function keyCheckValue(
  ciphers: Ciphers,
  algorithm: CipherAlgorithm,
  key: Uint8Array,
  method: KcvMethod = usualKcvMethod(algorithm),
  bytes = 3,
): Uint8Array {
  const cipher = ciphers.create(algorithm, key);
  const zeros = new Uint8Array(cipher.blockBytes);
  return (method === 'cmacZeros' ? cmac(cipher, zeros) : cipher.encryptEcb(zeros)).slice(0, bytes);
}
