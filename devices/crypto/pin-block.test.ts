import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex, xor } from './bytes.ts';
import { selectCiphers, systemCiphers } from './ciphers/select.ts';
import { softwareCiphers } from './ciphers/software.ts';
import { accountField, decodePinBlock, encodePinBlock, type PinBlockFormat } from './pin-block.ts';
import { decipherIso4, encipherIso4, iso4PanField, iso4PinField } from './pin-block-iso4.ts';
import { loadVectors, NO_VECTORS } from './testing.ts';

interface Vectors {
  readonly iso0: { pin: string; pan: string; block: string }[];
  readonly iso2: { pin: string; block: string }[];
  readonly iso3: { pin: string; pan: string }[];
  readonly iso4: {
    readonly pinField: { pin: string; random8: string; field: string };
    readonly panField: { pan: string; field: string }[];
    readonly enciphered: { key: string; pan: string; pinField: string; block: string };
  };
}
const vectors = loadVectors<Vectors>('pinblock');
const pinOf = (text: string) => Uint8Array.from([...text], Number);
const zeros = (count: number) => new Uint8Array(count);
const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const aPin = fc.uint8Array({ min: 0, max: 9, minLength: 4, maxLength: 12 });
const aPan = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 19 }).map((digits) => digits.join(''));
const aFormat = fc.constantFrom<PinBlockFormat>(0, 1, 2, 3);

describe('published PIN blocks', () => {
  it('of formats 0 and 2', (context) => {
    if (vectors === null) return context.skip(NO_VECTORS);
    expect(vectors.iso0).toHaveLength(3);
    for (const { pin, pan, block } of vectors.iso0) {
      expect(toHex(value(encodePinBlock(0, pinOf(pin), pan, zeros)))).toBe(block);
      expect(value(decodePinBlock(0, fromHex(block), pan))).toEqual(pinOf(pin));
    }
    for (const { pin, block } of vectors.iso2) {
      expect(toHex(value(encodePinBlock(2, pinOf(pin), null, zeros)))).toBe(block);
      expect(value(decodePinBlock(2, fromHex(block), null))).toEqual(pinOf(pin));
    }
  });

  it('of format 3, by its rule', (context) => {
    if (vectors === null) return context.skip(NO_VECTORS);
    for (const { pin, pan } of vectors.iso3) {
      const block = value(encodePinBlock(3, pinOf(pin), pan, randomBytes));
      expect(toHex(xor(block, value(accountField(pan))))).toMatch(new RegExp(`^3${pin.length}${pin}[A-F]{${14 - pin.length}}$`));
      expect(toHex(block)).toMatch(/^3512/);
    }
  });

  it('of format 4', (context) => {
    if (vectors === null) return context.skip(NO_VECTORS);
    const { pinField, panField, enciphered } = vectors.iso4;
    expect(toHex(value(iso4PinField(pinOf(pinField.pin), () => fromHex(pinField.random8))))).toBe(pinField.field);
    expect(panField).toHaveLength(3);
    for (const { pan, field } of panField) expect(toHex(value(iso4PanField(pan)))).toBe(field);
    for (const ciphers of [systemCiphers(), selectCiphers([softwareCiphers])]) {
      const cipher = ciphers.create('AES', fromHex(enciphered.key));
      const random = () => fromHex(enciphered.pinField.slice(16));
      expect(toHex(value(encipherIso4(cipher, pinOf('1234'), enciphered.pan, random)))).toBe(enciphered.block);
      expect(value(decipherIso4(cipher, fromHex(enciphered.block), enciphered.pan))).toEqual(pinOf('1234'));
    }
  });
});

describe('every PIN', () => {
  it('comes back from its block', () => {
    fc.assert(
      fc.property(aFormat, aPin, aPan, (format, pin, pan) => {
        const block = value(encodePinBlock(format, pin, pan, randomBytes));
        expect(block).toHaveLength(8);
        expect(value(decodePinBlock(format, block, pan))).toEqual(pin);
        expect(decodePinBlock(format === 0 ? 3 : 0, block, pan).ok).toBe(false);
      }),
    );
  });

  it('comes back from an enciphered block of format 4, and from no changed one', () => {
    fc.assert(
      fc.property(
        aPin,
        aPan,
        fc.constantFrom('AES' as const, 'SM4' as const),
        fc.integer({ min: 0, max: 127 }),
        (pin, pan, algorithm, bit) => {
          const cipher = systemCiphers().create(algorithm, new Uint8Array(16).fill(3));
          const block = value(encipherIso4(cipher, pin, pan, randomBytes));
          expect(value(decipherIso4(cipher, block, pan))).toEqual(pin);
          const changed = block.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
          expect(decipherIso4(cipher, changed, pan).ok).toBe(false);
        },
      ),
    );
  });

  it('is bound to its account number, but for its check digit and what stands before the last thirteen', () => {
    const block = value(encodePinBlock(0, pinOf('123456'), '6210000000000018', zeros));
    expect(decodePinBlock(0, block, '6210000000000026').ok).toBe(false);
    expect(decodePinBlock(0, block, '9990000000000019').ok).toBe(true);
  });

  it('formats 1 and 3 give another block each time', () => {
    for (const format of [1, 3] as const) {
      const blocks = new Set(
        Array.from({ length: 50 }, () => toHex(value(encodePinBlock(format, pinOf('1234'), '4012345678909', randomBytes)))),
      );
      expect(blocks.size).toBe(50);
    }
  });
});

describe('what is no PIN block', () => {
  it('is refused without a word about the PIN or the account', () => {
    const wrong = [
      encodePinBlock(0, pinOf('123'), '4012345678909', zeros),
      encodePinBlock(0, pinOf('9182736455463'), '4012345678909', zeros),
      encodePinBlock(0, Uint8Array.of(1, 2, 3, 10), '4012345678909', zeros),
      encodePinBlock(0, pinOf('918273'), '40123x5678909', zeros),
      encodePinBlock(3, pinOf('918273'), null, zeros),
      decodePinBlock(0, fromHex('0012345678'), '4012345678909'),
      decodePinBlock(2, fromHex('2F123456789012FF'), null),
      decodePinBlock(2, fromHex('2412A4FFFFFFFFFF'), null),
      decodePinBlock(2, fromHex('241234FFFFFFFFF0'), null),
      encipherIso4(systemCiphers().create('TDES', zeros(16)), pinOf('918273'), '4012345678909', zeros),
      encipherIso4(systemCiphers().create('AES', zeros(16)), pinOf('918'), '4012345678909', zeros),
      encipherIso4(systemCiphers().create('AES', zeros(16)), pinOf('918273'), '', zeros),
      decipherIso4(systemCiphers().create('AES', zeros(16)), zeros(8), '4012345678909'),
    ];
    for (const result of wrong) {
      expect(result).toMatchObject({ ok: false, error: { code: 'invalidData' } });
      expect(JSON.stringify(result)).not.toMatch(/9182|4012/);
    }
  });
});
