import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../bytes.ts';
import { nodeCiphers } from '../ciphers/node.ts';
import { selectCiphers, systemCiphers } from '../ciphers/select.ts';
import { softwareCiphers } from '../ciphers/software.ts';
import { keyCheckValue } from '../kcv.ts';
import { loadVectors, NO_VECTORS } from '../testing.ts';
import { unwrapTr31, wrapTr31 } from './block.ts';
import { parseHeader, type Tr31Header, type Tr31Version } from './header.ts';

const vectors = loadVectors<{ blocks: Record<'id' | 'version' | 'kbpk' | 'block' | 'key' | 'kcv', string>[] }>('tr31');
const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const aHeader = (version: Tr31Version, over: Partial<Tr31Header> = {}): Tr31Header => ({
  version,
  usage: 'P0',
  algorithm: 'T',
  mode: 'E',
  keyVersion: '00',
  exportability: 'N',
  optionalBlocks: [],
  ...over,
});
const sources = [
  ['of the runtime', selectCiphers([nodeCiphers()])],
  ['in software', selectCiphers([softwareCiphers])],
] as const;

describe.each(sources)('published key blocks with ciphers %s', (_, ciphers) => {
  it('give their keys', (context) => {
    if (vectors === null) return context.skip(NO_VECTORS);
    expect(vectors.blocks).toHaveLength(5);
    for (const { id, version, kbpk, block, key, kcv } of vectors.blocks) {
      const unwrapped = value(unwrapTr31(ciphers, fromHex(kbpk), block));
      expect(toHex(unwrapped.key), id).toBe(key);
      expect(unwrapped.header.version).toBe(version);
      expect(toHex(keyCheckValue(ciphers, unwrapped.header.algorithm === 'A' ? 'AES' : 'TDES', unwrapped.key)), id).toBe(kcv);
      const again = value(wrapTr31(ciphers, fromHex(kbpk), unwrapped.header, unwrapped.key, { random: randomBytes }));
      expect(again.slice(0, 16)).toBe(block.slice(0, 16));
      expect(toHex(value(unwrapTr31(ciphers, fromHex(kbpk), again)).key)).toBe(key);
    }
  });
});

const aVersion = fc.constantFrom<Tr31Version>('A', 'B', 'C', 'D');
const optional = fc.array(
  fc.record({
    id: fc.constantFrom('KS', 'KC', 'KP', 'TS', '10'),
    data: fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFxyz;'), maxLength: 40 }),
  }),
  { maxLength: 3 },
);
const aBlock = fc
  .record({
    version: aVersion,
    long: fc.boolean(),
    kbpkSeed: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    key: fc.uint8Array({ minLength: 1, maxLength: 40 }),
    optionalBlocks: optional,
    hideLength: fc.constantFrom(0, 24, 32, 64),
  })
  .map(({ version, long, kbpkSeed, key, optionalBlocks, hideLength }) => {
    const kbpk = kbpkSeed.slice(0, long ? (version === 'D' ? 32 : 24) : 16);
    const header = aHeader(version, { optionalBlocks });
    const block = value(wrapTr31(systemCiphers(), kbpk, header, key, { random: randomBytes, hideLength }));
    return { header, kbpk, key, block };
  });

describe('every key block', () => {
  it('gives its key and what was said about it', () => {
    fc.assert(
      fc.property(aBlock, ({ header, kbpk, key, block }) => {
        expect(Number(block.slice(1, 5))).toBe(block.length);
        const got = value(unwrapTr31(systemCiphers(), kbpk, block));
        expect(got.key).toEqual(key);
        expect({ ...got.header, optionalBlocks: got.header.optionalBlocks.filter(({ id }) => id !== 'PB') }).toEqual(header);
      }),
    );
  });

  it('is refused when one bit of it is changed, wherever', () => {
    fc.assert(
      fc.property(aBlock, fc.nat(), ({ kbpk, block }, seed) => {
        const bit = seed % (block.length * 8);
        const changed = [...block]
          .map((char, index) => (index === bit >> 3 ? String.fromCharCode(char.charCodeAt(0) ^ (1 << (bit & 7))) : char))
          .join('');
        const got = unwrapTr31(systemCiphers(), kbpk, changed);
        expect(got.ok, changed).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('is refused at each single bit (one block of each version)', () => {
    for (const version of ['A', 'B', 'C', 'D'] as const) {
      const kbpk = new Uint8Array(16).fill(0x2b);
      const header = aHeader(version, { optionalBlocks: [{ id: 'KS', data: '00604B120F9292800000' }] });
      const block = value(wrapTr31(systemCiphers(), kbpk, header, new Uint8Array(16).fill(0x11), { random: randomBytes }));
      for (let bit = 0; bit < block.length * 8; bit += 1) {
        const changed = [...block]
          .map((char, index) => (index === bit >> 3 ? String.fromCharCode(char.charCodeAt(0) ^ (1 << (bit & 7))) : char))
          .join('');
        expect(unwrapTr31(systemCiphers(), kbpk, changed).ok, `${version} bit ${bit}`).toBe(false);
      }
    }
  });

  it('is refused under another key, cut short or lengthened', () => {
    fc.assert(
      fc.property(aBlock, fc.nat(), ({ kbpk, block }, seed) => {
        const other = kbpk.map((byte, index) => (index === seed % kbpk.length ? byte ^ 0x10 : byte));
        expect(unwrapTr31(systemCiphers(), other, block)).toMatchObject({ ok: false, error: { code: 'contentInvalid' } });
        expect(unwrapTr31(systemCiphers(), kbpk, block.slice(0, seed % block.length)).ok).toBe(false);
        expect(unwrapTr31(systemCiphers(), kbpk, `${block}00`).ok).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('can hide how long its key is', () => {
    const lengths = [8, 16, 24].map(
      (bytes) =>
        value(wrapTr31(systemCiphers(), new Uint8Array(16), aHeader('C'), new Uint8Array(bytes), { random: randomBytes, hideLength: 24 }))
          .length,
    );
    expect(new Set(lengths).size).toBe(1);
  });
});

describe('what is no key block', () => {
  const code = (block: string, kbpk = new Uint8Array(16)) => {
    const result = unwrapTr31(systemCiphers(), kbpk, block);
    return result.ok ? 'ok' : result.error.code;
  };
  it('is refused with the codes of XFS4IoT', () => {
    expect(code('')).toBe('formatInvalid');
    expect(code('E0112P0AE00E0000')).toBe('formatNotSupported');
    expect(code('A0016P0TE00E0000')).toBe('formatInvalid');
    expect(code('A0072P0TE00E0000F5161ED902807AF26F1D62263644BD24192FDB3193C730301CEE87')).toBe('formatInvalid');
    expect(code('A0072P0TE00E0000F5161ED902807AF26F1D62263644BD24192FDB3193C730301CEE8701')).toBe('contentInvalid');
    expect(code('A0072P0TE00E0000F5161ED902807AF26F1D62263644BD24192FDB3193C730301CEE8701', new Uint8Array(8))).toBe('invalidKeyLength');
    expect(code('A0072P0TE00E0100F5161ED902807AF26F1D62263644BD24192FDB3193C730301CEE8701')).toBe('formatInvalid');
    expect(code('A0024P0TE00E0100KS00FFFF')).toBe('formatInvalid');
    expect(code('A0024P0TE00E0100KS000000')).toBe('formatInvalid');
  });

  it('is not made', () => {
    const wrap = (header: Tr31Header, kbpk = new Uint8Array(16), key = new Uint8Array(16)) =>
      wrapTr31(systemCiphers(), kbpk, header, key, { random: randomBytes });
    expect(wrap(aHeader('D', { usage: 'p0' }))).toMatchObject({ ok: false, error: { code: 'formatInvalid' } });
    expect(wrap(aHeader('D', { optionalBlocks: [{ id: 'KS', data: '\u0001' }] }))).toMatchObject({
      ok: false,
      error: { code: 'formatInvalid' },
    });
    expect(wrap(aHeader('B'), new Uint8Array(32))).toMatchObject({ ok: false, error: { code: 'invalidKeyLength' } });
    expect(wrap(aHeader('D'), new Uint8Array(16), new Uint8Array())).toMatchObject({ ok: false, error: { code: 'invalidKeyLength' } });
  });

  it('reads optional blocks in the long form', () => {
    // ID, 00, two digits that count the pairs of length digits, the length (all included), data.
    const front = 'D0048B0AX00N0100' + 'KS000200201234567890ABCDEFGHIJKL';
    expect(parseHeader(front)).toEqual({
      ok: true,
      value: {
        headerLength: 48,
        header: aHeader('D', { usage: 'B0', algorithm: 'A', mode: 'X', optionalBlocks: [{ id: 'KS', data: '1234567890ABCDEFGHIJKL' }] }),
      },
    });
    for (const wrong of ['KS00000020', 'KS00020009', 'KS00020021', 'KS000G0020', 'KS00FF0020'])
      expect(parseHeader(front.replace('KS00020020', wrong)), wrong).toMatchObject({ ok: false, error: { code: 'formatInvalid' } });
  });
});
