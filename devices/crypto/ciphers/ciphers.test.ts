import { getCiphers } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../bytes.ts';
import { loadVectors, NO_VECTORS } from '../testing.ts';
import { BLOCK_BYTES, CIPHER_ALGORITHMS, type CipherSource, KEY_BYTES } from './cipher.ts';
import { nodeCiphers } from './node.ts';
import { answersTruly, selectCiphers, systemCiphers } from './select.ts';
import { softwareCiphers } from './software.ts';

const both = () => [selectCiphers([nodeCiphers()]), selectCiphers([softwareCiphers])] as const;

describe('the ciphers of the runtime and those in software', () => {
  const cases = CIPHER_ALGORITHMS.flatMap((algorithm) => KEY_BYTES[algorithm].map((bytes) => [algorithm, bytes] as const));
  it.each(cases)('%s with a key of %i bytes: the same bytes, there and back', (algorithm, keyBytes) => {
    const [native, software] = both();
    const size = BLOCK_BYTES[algorithm];
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: keyBytes, maxLength: keyBytes }),
        fc.uint8Array({ minLength: size, maxLength: size }),
        fc.integer({ min: 0, max: 5 }).chain((blocks) => fc.uint8Array({ minLength: blocks * size, maxLength: blocks * size })),
        (key, iv, data) => {
          const a = native.create(algorithm, key);
          const b = software.create(algorithm, key);
          expect(toHex(b.encryptEcb(data))).toBe(toHex(a.encryptEcb(data)));
          expect(toHex(b.decryptEcb(data))).toBe(toHex(a.decryptEcb(data)));
          expect(toHex(b.encryptCbc(data, iv))).toBe(toHex(a.encryptCbc(data, iv)));
          expect(toHex(b.decryptCbc(data, iv))).toBe(toHex(a.decryptCbc(data, iv)));
          expect(toHex(b.encryptCbc(data))).toBe(toHex(a.encryptCbc(data)));
          expect(a.decryptEcb(b.encryptEcb(data))).toEqual(data);
          expect(b.decryptCbc(a.encryptCbc(data, iv), iv)).toEqual(data);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('encrypt the published SM4 block', (context) => {
    const sm = loadVectors<{ sm4_ecb: { key: string; pt: string; ct: string }[] }>('sm');
    if (sm === null) return context.skip(NO_VECTORS);
    expect(sm.sm4_ecb.length).toBeGreaterThan(0);
    for (const ciphers of both()) {
      for (const { key, pt, ct } of sm.sm4_ecb) {
        expect(toHex(ciphers.create('SM4', fromHex(key)).encryptEcb(fromHex(pt)))).toBe(ct.toUpperCase());
        expect(toHex(ciphers.create('SM4', fromHex(key)).decryptEcb(fromHex(ct)))).toBe(pt.toUpperCase());
      }
    }
  });

  it('refuse keys and data of wrong lengths', () => {
    for (const ciphers of both()) {
      for (const algorithm of CIPHER_ALGORITHMS) {
        expect(() => ciphers.create(algorithm, new Uint8Array(7))).toThrow(RangeError);
        const cipher = ciphers.create(algorithm, new Uint8Array(16));
        for (const work of ['encryptEcb', 'decryptEcb', 'encryptCbc', 'decryptCbc'] as const)
          expect(() => cipher[work](new Uint8Array(17))).toThrow(RangeError);
      }
    }
  });

  it('a key is not changed by its use, nor by a later change of the array', () => {
    for (const ciphers of both()) {
      const key = new Uint8Array(16).fill(0x41);
      const cipher = ciphers.create('AES', key);
      const before = toHex(cipher.encryptEcb(new Uint8Array(16)));
      expect(key).toEqual(new Uint8Array(16).fill(0x41));
      key.fill(0);
      expect(toHex(cipher.encryptEcb(new Uint8Array(16)))).toBe(before);
    }
  });
});

describe('choosing between them', () => {
  const boring = getCiphers().filter((name) => !/sm4|^des-ede3$|des-ede3-ecb/.test(name));

  it('takes software for what the runtime does not list', () => {
    const source = nodeCiphers(boring);
    expect(source('AES')).not.toBeNull();
    expect(source('SM4')).toBeNull();
    expect(source('TDES')).toBeNull();
    const ciphers = selectCiphers([source, softwareCiphers]);
    for (const algorithm of CIPHER_ALGORITHMS) {
      const key = new Uint8Array(16).fill(7);
      const data = new Uint8Array(32).fill(9);
      expect(toHex(ciphers.create(algorithm, key).encryptCbc(data))).toBe(toHex(systemCiphers().create(algorithm, key).encryptCbc(data)));
    }
  });

  it('takes software for what the runtime lists and cannot do, or does wrongly', () => {
    const failing: CipherSource = () => () => {
      throw new Error('unsupported');
    };
    const lying: CipherSource = (algorithm) => (key) => {
      const honest = softwareCiphers(algorithm)!(key);
      return { ...honest, encryptEcb: (data) => honest.encryptEcb(data).map((byte) => byte ^ 1) };
    };
    for (const algorithm of CIPHER_ALGORITHMS) {
      for (const source of [failing, lying]) {
        expect(answersTruly(algorithm, source(algorithm)!)).toBe(false);
        const cipher = selectCiphers([source, softwareCiphers]).create(algorithm, new Uint8Array(16));
        expect(answersTruly(algorithm, () => cipher)).toBe(false);
        expect(toHex(cipher.encryptEcb(new Uint8Array(16)))).toBe(
          toHex(systemCiphers().create(algorithm, new Uint8Array(16)).encryptEcb(new Uint8Array(16))),
        );
      }
    }
    expect(() => selectCiphers([failing]).create('AES', new Uint8Array(16))).toThrow(/no implementation/);
  });
});
