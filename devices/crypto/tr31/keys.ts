import { ok, type Result } from '../../../contract/result.ts';
import type { BlockCipher, Ciphers } from '../ciphers/cipher.ts';
import { cmac } from '../cmac.ts';
import { type Tr31Error, type Tr31Version, tr31Error } from './header.ts';

/** The two keys of a block, made of the key block protection key: one enciphers, the other authenticates. */
export interface Tr31Keys {
  readonly encryption: BlockCipher;
  readonly mac: BlockCipher;
}

/** Indicators of the derivation data (TR-31:2018, 5.3.2.1 and 5.3.2.3), by version and key length in bytes. */
const ALGORITHM: Readonly<Record<string, number>> = { B16: 0, B24: 1, D16: 2, D24: 3, D32: 4 };

export function tr31Keys(ciphers: Ciphers, version: Tr31Version, kbpk: Uint8Array): Result<Tr31Keys, Tr31Error> {
  const lengths = version === 'D' ? [16, 24, 32] : [16, 24];
  if (!lengths.includes(kbpk.length))
    return tr31Error('invalidKeyLength', `version ${version} has no protection key of ${kbpk.length} bytes`);
  if (version === 'A' || version === 'C') {
    const variant = (mask: number) =>
      ciphers.create(
        'TDES',
        kbpk.map((byte) => byte ^ mask),
      );
    // The letters E and M.
    return ok({ encryption: variant(0x45), mac: variant(0x4d) });
  }
  const algorithm = version === 'D' ? 'AES' : 'TDES';
  const from = ciphers.create(algorithm, kbpk);
  const derived = (usage: 0 | 1) => {
    const blocks = Math.ceil(kbpk.length / from.blockBytes);
    const parts = Array.from({ length: blocks }, (_, index) => {
      const bits = kbpk.length * 8;
      const indicator = ALGORITHM[`${version}${kbpk.length}`] ?? 0;
      return [...cmac(from, Uint8Array.of(index + 1, 0, usage, 0, 0, indicator, bits >> 8, bits & 0xff))];
    });
    return ciphers.create(algorithm, Uint8Array.from(parts.flat()).slice(0, kbpk.length));
  };
  return ok({ encryption: derived(0), mac: derived(1) });
}
