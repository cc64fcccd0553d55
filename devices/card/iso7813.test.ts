import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luhnValid } from '../../contract/identifiers/pan.ts';
import { maskCardNumbers, parseTrack, promisesChip, readStripe, trackLrc } from './iso7813.ts';

const T1 = '%B6210000000000011^ZHANG/SAN                 ^30122201234567?';
const T2 = ';6210000000000011=30122201234567?';

describe('a stripe', () => {
  it('is read from both tracks', () => {
    expect(readStripe({ track1: T1, track2: T2 })).toEqual({
      ok: true,
      value: { pan: '6210000000000011', name: 'ZHANG/SAN', expiry: '3012', serviceCode: '220' },
    });
  });

  it('may lack expiry and service code', () => {
    expect(parseTrack(2, ';6210000000000011===?')).toMatchObject({ ok: true, value: { expiry: null, serviceCode: null } });
    expect(parseTrack(1, '%B6210000000000011^ZHANG/SAN^^^?')).toMatchObject({ ok: true, value: { expiry: null, serviceCode: null } });
  });

  it('is good on one track alone', () => {
    expect(readStripe({ track1: null, track2: T2 })).toMatchObject({ ok: true, value: { name: null } });
    expect(readStripe({ track1: T1, track2: ';garbage?' })).toMatchObject({ ok: true, value: { name: 'ZHANG/SAN' } });
  });

  it.each([
    ['nothing', { track1: null, track2: null }, 'dataMissing'],
    ['a wrong check digit', { track1: null, track2: ';6210000000000012=3012220?' }, 'dataInvalid'],
    ['no end sentinel', { track1: null, track2: ';6210000000000011=3012220' }, 'dataInvalid'],
    ['a month that is none', { track1: null, track2: ';6210000000000011=3013220?' }, 'dataInvalid'],
    ['a letter on track 2', { track1: null, track2: ';6210000000000011=3012A20?' }, 'dataInvalid'],
    ['more than a track holds', { track1: null, track2: `;6210000000000011=3012220${'0'.repeat(20)}?` }, 'dataTooLong'],
    ['two cards', { track1: T1, track2: ';4761739001010119=22122011?' }, 'panMismatch'],
  ] as const)('refuses %s', (_, tracks, error) => {
    expect(readStripe(tracks)).toEqual({ ok: false, error });
  });

  it('tells whether a chip is to be expected', () => {
    const card = (code: string) => parseTrack(2, `;6210000000000011=3012${code}?`);
    const promised = (code: string) => {
      const read = card(code);
      return read.ok && promisesChip(read.value);
    };
    expect([promised('220'), promised('601'), promised('101'), promised('000')]).toEqual([true, true, false, false]);
  });
});

describe('the check character', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 12, maxLength: 18 });
  const withCheckDigit = (body: string) => body + [...'0123456789'].find((digit) => luhnValid(body + digit));

  it('is right for every track, and any single changed character is noticed', () => {
    fc.assert(
      fc.property(digits.map(withCheckDigit), fc.nat(), fc.integer({ min: 1, max: 15 }), (pan, place, bits) => {
        const framed = `;${pan}=3012220?`;
        const whole = framed + trackLrc(2, framed);
        // A question mark as LRC looks like an end; a reader that gives the LRC has it checked before (`tracks.ts`).
        fc.pre(!whole.endsWith('??'));
        expect(parseTrack(2, whole)).toMatchObject({ ok: true, value: { pan } });
        const at = place % whole.length;
        const wrong = whole.slice(0, at) + String.fromCharCode(((whole.charCodeAt(at) - 0x30) ^ bits) + 0x30) + whole.slice(at + 1);
        // A changed LRC is the one place where the card itself is untouched; it is refused all the same.
        expect(parseTrack(2, wrong).ok).toBe(false);
      }),
    );
  });

  it('is known from the standard: XOR of all characters is zero', () => {
    const whole = T1 + trackLrc(1, T1);
    expect([...whole].reduce((sum, char) => sum ^ (char.charCodeAt(0) - 0x20), 0)).toBe(0);
  });
});

it('card numbers in a trace keep six and four digits', () => {
  expect(maskCardNumbers(`${T2} 12345`)).toBe(';621000******0011=301222****4567? 12345');
});
