/** `TDES` with a key of 8 bytes is single DES, with 16 two-key and with 24 three-key triple DES. */
export const CIPHER_ALGORITHMS = ['TDES', 'AES', 'SM4'] as const;
export type CipherAlgorithm = (typeof CIPHER_ALGORITHMS)[number];

/** Key lengths in bytes. */
export const KEY_BYTES: Readonly<Record<CipherAlgorithm, readonly number[]>> = { TDES: [8, 16, 24], AES: [16, 24, 32], SM4: [16] };
export const BLOCK_BYTES: Readonly<Record<CipherAlgorithm, number>> = { TDES: 8, AES: 16, SM4: 16 };

/**
 * A block cipher with its key. Data must be whole blocks, and nothing is padded. Lengths are the caller's business: a wrong one is a fault
 * of this program and throws a RangeError.
 */
export interface BlockCipher {
  readonly algorithm: CipherAlgorithm;
  readonly blockBytes: number;
  encryptEcb(data: Uint8Array): Uint8Array;
  decryptEcb(data: Uint8Array): Uint8Array;
  /** Without `iv` it is all zeros. */
  encryptCbc(data: Uint8Array, iv?: Uint8Array): Uint8Array;
  decryptCbc(data: Uint8Array, iv?: Uint8Array): Uint8Array;
}

/** Where ciphers come from. */
export interface Ciphers {
  /** Throws a RangeError for a key of a wrong length. */
  create(algorithm: CipherAlgorithm, key: Uint8Array): BlockCipher;
}

/** One implementation of one algorithm: null where this machine's library has not got it. */
export type CipherSource = (algorithm: CipherAlgorithm) => ((key: Uint8Array) => BlockCipher) | null;

export const isKeyLength = (algorithm: CipherAlgorithm, bytes: number): boolean => KEY_BYTES[algorithm].includes(bytes);

export function checkKey(algorithm: CipherAlgorithm, key: Uint8Array): void {
  if (!isKeyLength(algorithm, key.length)) throw new RangeError(`${algorithm} has no keys of ${key.length} bytes`);
}

export function checkBlocks(data: Uint8Array, blockBytes: number): void {
  if (data.length % blockBytes !== 0) throw new RangeError(`${data.length} bytes are not whole blocks of ${blockBytes}`);
}

/** Libraries know triple DES with three keys only: the shorter keys are the same cipher with parts of them repeated. */
export function tripleLength(key: Uint8Array): Uint8Array {
  const triple = new Uint8Array(24);
  triple.set(key);
  if (key.length === 8) triple.set(key, 8);
  if (key.length <= 16) triple.set(key.subarray(0, 8), 16);
  return triple;
}
