import { createCipheriv, createDecipheriv, getCiphers } from 'node:crypto';
import { BLOCK_BYTES, type BlockCipher, type CipherAlgorithm, type CipherSource, checkBlocks, checkKey, tripleLength } from './cipher.ts';

type Mode = 'ecb' | 'cbc';

/** OpenSSL's names. */
function nameOf(algorithm: CipherAlgorithm, mode: Mode, keyBytes: number): string {
  if (algorithm === 'TDES') return mode === 'ecb' ? 'des-ede3' : 'des-ede3-cbc';
  return algorithm === 'AES' ? `aes-${keyBytes * 8}-${mode}` : `sm4-${mode}`;
}

function run(
  direction: 'encrypt' | 'decrypt',
  name: string,
  key: Uint8Array,
  iv: Uint8Array | null,
  blockBytes: number,
  data: Uint8Array,
): Uint8Array {
  checkBlocks(data, blockBytes);
  const cipher = direction === 'encrypt' ? createCipheriv(name, key, iv) : createDecipheriv(name, key, iv);
  cipher.setAutoPadding(false);
  return Uint8Array.from(Buffer.concat([cipher.update(data), cipher.final()]));
}

function nodeCipher(algorithm: CipherAlgorithm, key: Uint8Array): BlockCipher {
  checkKey(algorithm, key);
  const blockBytes = BLOCK_BYTES[algorithm];
  const used = algorithm === 'TDES' ? tripleLength(key) : Uint8Array.from(key);
  const ecb = nameOf(algorithm, 'ecb', key.length);
  const cbc = nameOf(algorithm, 'cbc', key.length);
  return {
    algorithm,
    blockBytes,
    encryptEcb: (data) => run('encrypt', ecb, used, null, blockBytes, data),
    decryptEcb: (data) => run('decrypt', ecb, used, null, blockBytes, data),
    encryptCbc: (data, iv = new Uint8Array(blockBytes)) => run('encrypt', cbc, used, iv, blockBytes, data),
    decryptCbc: (data, iv = new Uint8Array(blockBytes)) => run('decrypt', cbc, used, iv, blockBytes, data),
  };
}

/** The names that an algorithm needs, whatever the key length. */
const NEEDED: Readonly<Record<CipherAlgorithm, readonly string[]>> = {
  TDES: ['des-ede3', 'des-ede3-cbc'],
  AES: ['aes-128-ecb', 'aes-128-cbc', 'aes-192-ecb', 'aes-192-cbc', 'aes-256-ecb', 'aes-256-cbc'],
  SM4: ['sm4-ecb', 'sm4-cbc'],
};

/**
 * Ciphers of the runtime's own library, for the algorithms that it lists. Node brings OpenSSL, which has them all; Electron brings
 * BoringSSL, which has no SM4 and may lose DES. `listed` is injected in tests.
 */
export function nodeCiphers(listed: readonly string[] = getCiphers()): CipherSource {
  // OpenSSL lists the same cipher under both names, BoringSSL under the longer one alone.
  const names = new Set(listed.map((name) => (name === 'des-ede3-ecb' ? 'des-ede3' : name)));
  return (algorithm) => (NEEDED[algorithm].every((name) => names.has(name)) ? (key) => nodeCipher(algorithm, key) : null);
}
