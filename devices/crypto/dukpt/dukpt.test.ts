import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, padTo, toHex } from '../bytes.ts';
import type { Ciphers } from '../ciphers/cipher.ts';
import { nodeCiphers } from '../ciphers/node.ts';
import { selectCiphers, systemCiphers } from '../ciphers/select.ts';
import { softwareCiphers } from '../ciphers/software.ts';
import { cmac } from '../cmac.ts';
import { retailMac } from '../mac.ts';
import { encodePinBlock } from '../pin-block.ts';
import { encipherIso4 } from '../pin-block-iso4.ts';
import { loadVectors, NO_VECTORS } from '../testing.ts';
import { AES_KEY_USAGES, type AesKeyUsage, aesInitialKey, aesTransactionKey, aesWorkingKey, nextAesKsn } from './aes.ts';
import { bitsOf, nextCounter, oneBits } from './counter.ts';
import { fullKsn, nextTdesKsn, tdesInitialKey, tdesTransactionKey, tdesVariantCipher, tdesVariantKey } from './tdes.ts';

type Row = Record<string, string> & Record<`${string}_verify`, string[]>;
const vectors = loadVectors<{ tdes: Row; aes128: Row; aes256: Row }>('dukpt');
const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const sources = [
  ['of the runtime', selectCiphers([nodeCiphers()])],
  ['in software', selectCiphers([softwareCiphers])],
] as const;
const PIN = Uint8Array.of(1, 2, 3, 4);
const list = (row: Row, name: string): string[] => row[`${name}_verify` as const] as string[];

describe.each(sources)('published DUKPT figures with ciphers %s', (_, ciphers: Ciphers) => {
  it('TDES: keys, PIN blocks, MACs and data of all transactions', (context) => {
    if (vectors === null) return context.skip(NO_VECTORS);
    const { tdes } = vectors;
    const initial = value(tdesInitialKey(ciphers, fromHex(tdes.bdk!), fromHex(tdes.iksn!)));
    expect(toHex(initial)).toBe(tdes.ik_verify);
    const data = Buffer.from(tdes.txn_data!);
    const split = (key: Uint8Array) => [ciphers.create('TDES', key.subarray(0, 8)), ciphers.create('TDES', key.subarray(8))] as const;
    let ksn: Uint8Array | null = fromHex(tdes.iksn!);
    let rows = 0;
    for (const [index, expected] of list(tdes, 'ksn').entries()) {
      ksn = nextTdesKsn(ksn!);
      expect(toHex(ksn!)).toBe(expected);
      const key = value(tdesTransactionKey(ciphers, initial, ksn!));
      expect(toHex(key)).toBe(list(tdes, 'txn_key')[index]);
      const block = value(encodePinBlock(0, PIN, '4012345678909', () => new Uint8Array()));
      expect(toHex(block)).toBe(tdes.pinblock);
      expect(toHex(tdesVariantCipher(ciphers, key, 'pin').encryptEcb(block))).toBe(list(tdes, 'encrypted_pinblock')[index]);
      for (const [variant, name] of [
        ['macRequest', 'request'],
        ['macResponse', 'response'],
      ] as const) {
        const macKey = tdesVariantKey(ciphers, key, variant);
        expect(toHex(retailMac(...split(macKey), data, 1)).slice(0, 8)).toBe(list(tdes, `mac_${name}`)[index]);
        expect(toHex(cmac(ciphers.create('TDES', macKey), data))).toBe(list(tdes, `cmac_${name}`)[index]);
      }
      expect(toHex(tdesVariantCipher(ciphers, key, 'data').encryptCbc(padTo(data, 8)))).toBe(list(tdes, 'txn_request')[index]);
      rows += 1;
    }
    expect(rows).toBe(17);
  });

  it.for(['aes128', 'aes256'] as const)('%s: keys and PIN blocks of all transactions', (name, context) => {
    if (vectors === null) return context.skip(NO_VECTORS);
    const row = vectors[name];
    const initial = value(aesInitialKey(ciphers, fromHex(row.bdk!), fromHex(row.ikid!)));
    expect(toHex(initial)).toBe(row.ik_verify);
    let ksn: Uint8Array | null = fromHex(`${row.ikid}00000000`);
    for (const [index, expected] of list(row, 'ksn').entries()) {
      ksn = nextAesKsn(ksn!);
      expect(toHex(ksn!)).toBe(expected);
      const key = value(aesTransactionKey(ciphers, initial, ksn!));
      expect(toHex(key)).toBe(list(row, 'txn_key')[index]);
      let kinds = 0;
      for (const [usage, kind] of [
        ['pin', 'pin_key'],
        ['macGenerate', 'cmac'],
        ['dataEncrypt', 'data'],
      ] as const) {
        for (const bits of ['128', '256'] as const) {
          const rows = list(row, kind === 'pin_key' ? `pin_key_aes${bits}` : `${kind}_aes${bits}_key`);
          if (rows === undefined) continue;
          kinds += 1;
          expect(toHex(value(aesWorkingKey(ciphers, key, ksn!, usage, `AES${bits}`)))).toBe(rows[index]);
        }
      }
      expect(kinds).toBe(name === 'aes128' ? 3 : 6);
      const pinKey = ciphers.create('AES', value(aesWorkingKey(ciphers, key, ksn!, 'pin', name === 'aes128' ? 'AES128' : 'AES256')));
      const random = () => fromHex(row.pinfield!.slice(16));
      const block = toHex(value(encipherIso4(pinKey, PIN, row.pan!, random)));
      if (name === 'aes128') expect(block).toBe(list(row, 'encrypted_pinblock')[index]);
    }
    expect(list(row, 'ksn')).toHaveLength(4);
  });
});

describe('counters', () => {
  it('skip every value with too many one-bits, and leave out none else', () => {
    let counter = 0;
    let naive = 0;
    for (let count = 0; count < 5_000; count += 1) {
      counter = nextCounter(counter, 13, 5) ?? Number.NaN;
      do naive += 1;
      while (oneBits(naive) > 5);
      if (naive >= 2 ** 13) break;
      expect(counter).toBe(naive);
    }
    expect(counter).toBeNaN();
  });

  it('end: TDES after 0x1FF800, AES after 0xFFFF0000', () => {
    const ksn = fromHex('FFFF9876543210E00000');
    const last = Uint8Array.from([...ksn.subarray(0, 7), 0xff, 0xf8, 0x00]);
    expect(nextTdesKsn(last)).toBeNull();
    expect(toHex(nextTdesKsn(Uint8Array.from([...ksn.subarray(0, 7), 0xe0, 0x07, 0xfe]))!)).toBe(
      'FFFF9876543210E007FF'.replace('07FF', '0800'),
    );
    expect(nextAesKsn(fromHex('1234567890123456FFFF0000'))).toBeNull();
    expect(toHex(nextAesKsn(fromHex('12345678901234560000FFFF'))!)).toBe('123456789012345600010000');
    expect(toHex(nextAesKsn(fromHex('12345678901234560001FFFE'))!)).toBe('123456789012345600020000');
  });

  it('bits are listed from the highest', () => {
    expect(bitsOf(0x80000005, 32)).toEqual([0x80000000, 4, 1]);
    expect(oneBits(0xffffffff)).toBe(32);
  });

  it('a counter that no device uses is refused, and so are wrong lengths', () => {
    const key = new Uint8Array(16);
    for (const ksn of ['FFFF9876543210E00000', 'FFFF9876543210E007FF', 'FFFF9876543210E001'])
      expect(tdesTransactionKey(systemCiphers(), key, fromHex(ksn)), ksn).toMatchObject({ ok: false, error: { code: 'invalidData' } });
    for (const ksn of ['123456789012345600000000', '12345678901234560001FFFF', '1234567890123456'])
      expect(aesTransactionKey(systemCiphers(), key, fromHex(ksn)), ksn).toMatchObject({ ok: false, error: { code: 'invalidData' } });
    expect(tdesInitialKey(systemCiphers(), new Uint8Array(24), new Uint8Array(10))).toMatchObject({
      ok: false,
      error: { code: 'invalidKeyLength' },
    });
    expect(tdesInitialKey(systemCiphers(), key, new Uint8Array(9))).toMatchObject({ ok: false, error: { code: 'invalidData' } });
    expect(aesInitialKey(systemCiphers(), new Uint8Array(15), new Uint8Array(8))).toMatchObject({
      ok: false,
      error: { code: 'invalidKeyLength' },
    });
  });

  it('a KSN without its leading Fs is completed', () => {
    expect(fullKsn('9876543210e00001')).toBe('FFFF9876543210E00001');
  });
});

describe('AES working keys', () => {
  const ksn = fromHex('123456789012345600000007');
  const usages = Object.keys(AES_KEY_USAGES) as AesKeyUsage[];
  it.each([16, 24, 32])('of a base key of %i bytes differ for each purpose, length and transaction', (bytes) => {
    const initial = value(aesInitialKey(systemCiphers(), new Uint8Array(bytes).fill(0x5a), ksn.subarray(0, 8)));
    expect(initial).toHaveLength(bytes);
    const seen = new Set<string>();
    for (const counter of [6, 7]) {
      const own = Uint8Array.from([...ksn.subarray(0, 11), counter]);
      const key = value(aesTransactionKey(systemCiphers(), initial, own));
      expect(key).toHaveLength(bytes);
      for (const usage of usages)
        for (const type of ['TDES2', 'TDES3', 'AES128', 'AES192', 'AES256'] as const) {
          const working = aesWorkingKey(systemCiphers(), key, own, usage, type);
          const length = { TDES2: 16, TDES3: 24, AES128: 16, AES192: 24, AES256: 32 }[type];
          if (type.startsWith('AES') && length > bytes) expect(working).toMatchObject({ ok: false, error: { code: 'invalidKeyLength' } });
          else {
            expect(value(working)).toHaveLength(length);
            seen.add(toHex(value(working)));
          }
        }
    }
    expect(seen.size).toBe(2 * usages.length * (2 + { 16: 1, 24: 2, 32: 3 }[bytes]!));
  });

  it('are the same by either implementation', () => {
    const software = selectCiphers([softwareCiphers]);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 24, maxLength: 24 }), fc.integer({ min: 1, max: 0xffff }), (bdk, counter) => {
        const own = Uint8Array.from([...ksn.subarray(0, 10), counter >> 8, counter & 0xff]);
        const keys = [systemCiphers(), software].map((ciphers) => {
          const initial = value(aesInitialKey(ciphers, bdk, own.subarray(0, 8)));
          return toHex(value(aesWorkingKey(ciphers, value(aesTransactionKey(ciphers, initial, own)), own, 'macBoth', 'AES192')));
        });
        expect(keys[0]).toBe(keys[1]);
      }),
      { numRuns: 20 },
    );
  });
});
