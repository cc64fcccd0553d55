import { fromHex, toHex } from '../bytes.ts';
import { type BlockCipher, CIPHER_ALGORITHMS, type CipherAlgorithm, type CipherSource, type Ciphers } from './cipher.ts';
import { nodeCiphers } from './node.ts';
import { softwareCiphers } from './software.ts';

/** Key, block and result of each algorithm: FIPS 81 (DES; three equal keys), FIPS 197 appendix C.1, GM/T 0002 appendix A.1. */
const KNOWN: Readonly<Record<CipherAlgorithm, readonly [key: string, clear: string, cipher: string]>> = {
  TDES: ['0123456789ABCDEF', '4E6F772069732074', '3FA40E8A984D4815'],
  AES: ['000102030405060708090A0B0C0D0E0F', '00112233445566778899AABBCCDDEEFF', '69C4E0D86A7B0430D8CDB78070B4C55A'],
  SM4: ['0123456789ABCDEFFEDCBA9876543210', '0123456789ABCDEFFEDCBA9876543210', '681EDF34D206965E86B3E94F536E4246'],
};

/** A listed name is no proof: BoringSSL has listed ciphers that fail when they are used. */
export function answersTruly(algorithm: CipherAlgorithm, make: (key: Uint8Array) => BlockCipher): boolean {
  const [key, clear, expected] = KNOWN[algorithm];
  try {
    const cipher = make(fromHex(key));
    const once = cipher.encryptEcb(fromHex(clear));
    return toHex(once) === expected && toHex(cipher.decryptCbc(cipher.encryptCbc(fromHex(clear)))) === clear;
  } catch {
    return false;
  }
}

/** For each algorithm the first source that has it and answers truly. Throws when none does: nothing can be encrypted on such a machine. */
export function selectCiphers(sources: readonly CipherSource[] = [nodeCiphers(), softwareCiphers]): Ciphers {
  const makers = new Map<CipherAlgorithm, (key: Uint8Array) => BlockCipher>();
  for (const algorithm of CIPHER_ALGORITHMS) {
    const make = sources.map((source) => source(algorithm)).find((found) => found !== null && answersTruly(algorithm, found));
    if (make) makers.set(algorithm, make);
  }
  return {
    create(algorithm, key) {
      const make = makers.get(algorithm);
      if (make === undefined) throw new Error(`no implementation of ${algorithm}`);
      return make(key);
    },
  };
}

let shared: Ciphers | null = null;

/** The ciphers of this process, chosen at the first call. */
export function systemCiphers(): Ciphers {
  shared ??= selectCiphers();
  return shared;
}
