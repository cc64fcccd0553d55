import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from './bytes.ts';
import { nodeCiphers } from './ciphers/node.ts';
import { selectCiphers } from './ciphers/select.ts';
import { softwareCiphers } from './ciphers/software.ts';
import { cmac } from './cmac.ts';
import { keyCheckValue, usualKcvMethod } from './kcv.ts';
import { cbcMac, type MacPadding, padForMac, retailMac } from './mac.ts';
import { sm2Verify, sm3 } from './sm.ts';
import { loadVectors, NO_VECTORS } from './testing.ts';

interface MacVectors {
  readonly retail_x9_19: { pad: MacPadding; key1: string; key2: string; ascii: string; mac: string }[];
  readonly cbc_mac_3des: { pad: MacPadding; key: string; ascii: string; mac: string }[];
  readonly aes_cmac_rfc4493: { key: string; rows: { msg: string; mac: string }[] };
}
interface SmVectors {
  readonly sm3: { ascii: string; digest: string }[];
  readonly sm2_sign: Record<'x' | 'y' | 'id' | 'ascii' | 'r' | 's', string>;
}
const sources = [
  ['of the runtime', selectCiphers([nodeCiphers()])],
  ['in software', selectCiphers([softwareCiphers])],
] as const;
const macs = loadVectors<MacVectors>('mac');
const sm = loadVectors<SmVectors>('sm');

describe.each(sources)('message authentication with ciphers %s', (_, ciphers) => {
  const tdes = (key: string) => ciphers.create('TDES', fromHex(key));

  it('gives the published retail MACs', (context) => {
    if (macs === null) return context.skip(NO_VECTORS);
    expect(macs.retail_x9_19).toHaveLength(2);
    for (const { pad, key1, key2, ascii, mac } of macs.retail_x9_19)
      expect(toHex(retailMac(tdes(key1), tdes(key2), Buffer.from(ascii), pad))).toBe(mac);
  });

  it('gives the published CBC MACs', (context) => {
    if (macs === null) return context.skip(NO_VECTORS);
    expect(macs.cbc_mac_3des).toHaveLength(3);
    for (const { pad, key, ascii, mac } of macs.cbc_mac_3des) expect(toHex(cbcMac(tdes(key), Buffer.from(ascii), pad))).toBe(mac);
  });

  it('gives the AES CMACs of RFC 4493', (context) => {
    if (macs === null) return context.skip(NO_VECTORS);
    const { key, rows } = macs.aes_cmac_rfc4493;
    expect(rows).toHaveLength(4);
    for (const { msg, mac } of rows) expect(toHex(cmac(ciphers.create('AES', fromHex(key)), fromHex(msg)))).toBe(mac);
  });

  it('gives the TDES CMACs of NIST SP 800-38B, D.4 and D.5', () => {
    const message = fromHex('6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E51');
    const cut = (bytes: number) => message.subarray(0, bytes);
    const three = tdes('8AA83BF8CBDA10620BC1BF19FBB6CD58BC313D4A371CA8B5');
    expect([0, 8, 20, 32].map((bytes) => toHex(cmac(three, cut(bytes))))).toEqual([
      'B7A688E122FFAF95',
      '8E8F293136283797',
      '743DDBE0CE2DC2ED',
      '33E6B1092400EAE5',
    ]);
    const two = tdes('4CF15134A2850DD58A3D10BA80570D38');
    expect([0, 8, 20, 32].map((bytes) => toHex(cmac(two, cut(bytes))))).toEqual([
      'BD2EBF9A3BA00361',
      '4FF2AB813C53CE83',
      '62DD1B471902BD4E',
      '31B1E431DABC4EB8',
    ]);
  });

  it('checks keys by their first three bytes', () => {
    expect(toHex(keyCheckValue(ciphers, 'TDES', fromHex('3F419E1CB7079442AA37474C2EFBF8B8')))).toBe('57C409');
    expect(toHex(keyCheckValue(ciphers, 'AES', fromHex('3F419E1CB7079442AA37474C2EFBF8B8')))).toBe('08793E');
    expect(usualKcvMethod('SM4')).toBe('encryptZeros');
    expect(toHex(keyCheckValue(ciphers, 'AES', new Uint8Array(16), 'encryptZeros', 4))).toBe('66E94BD4');
  });
});

describe('padding of ISO/IEC 9797-1', () => {
  it('makes whole blocks that begin or go on with the message', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 40 }),
        fc.constantFrom(8, 16),
        fc.constantFrom(1 as const, 2 as const, 3 as const),
        (message, size, padding) => {
          const padded = padForMac(message, size, padding);
          const start = padding === 3 ? size : 0;
          expect(padded.length % size).toBe(0);
          expect(padded.length).toBeGreaterThan(0);
          expect(padded.subarray(start, start + message.length)).toEqual(message);
          if (padding === 2) expect(padded[message.length]).toBe(0x80);
          if (padding === 3) expect(new DataView(padded.buffer).getBigUint64(size - 8)).toBe(BigInt(message.length * 8));
        },
      ),
    );
  });
});

describe('SM2 and SM3', () => {
  it('SM3 gives the published digests', (context) => {
    if (sm === null) return context.skip(NO_VECTORS);
    expect(sm.sm3).toHaveLength(2);
    for (const { ascii, digest } of sm.sm3) expect(toHex(sm3(Buffer.from(ascii)))).toBe(digest.toUpperCase());
  });

  it('SM3 agrees with the runtime', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (message) => {
        expect(toHex(sm3(message))).toBe(createHash('sm3').update(message).digest('hex').toUpperCase());
      }),
    );
  });

  it('accepts the published SM2 signature and no other', (context) => {
    if (sm === null) return context.skip(NO_VECTORS);
    const { x, y, id, ascii, r, s } = sm.sm2_sign;
    const key = { x: fromHex(x), y: fromHex(y) };
    const signature = { r: fromHex(r), s: fromHex(s) };
    const message = Buffer.from(ascii);
    expect(sm2Verify(key, message, signature, id)).toBe(true);
    expect(sm2Verify(key, message, signature)).toBe(true);
    const flipped = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 0x10 : byte));
    expect(sm2Verify(key, flipped(message, 3), signature, id)).toBe(false);
    expect(sm2Verify(key, message, { ...signature, r: flipped(signature.r, 9) }, id)).toBe(false);
    expect(sm2Verify(key, message, { ...signature, s: flipped(signature.s, 31) }, id)).toBe(false);
    expect(sm2Verify({ ...key, y: flipped(key.y, 0) }, message, signature, id)).toBe(false);
    expect(sm2Verify(key, message, signature, '8765432187654321')).toBe(false);
    expect(sm2Verify(key, message, { r: new Uint8Array(32), s: new Uint8Array(32) }, id)).toBe(false);
    expect(sm2Verify({ x: new Uint8Array(32), y: new Uint8Array(32) }, message, signature, id)).toBe(false);
    expect(sm2Verify(key, message, { ...signature, r: signature.r.subarray(1) }, id)).toBe(false);
  });
});
