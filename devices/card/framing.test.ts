import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { asciiBytes } from '../framing/bytes.ts';
import { createCrtDecoder, encodeCrt, textOfCrt } from './crt/framing.ts';
import { createOmronDecoder, encodeControl, encodeText } from './omron/framing.ts';
import { createSankyoDecoder, encodeSankyo, textOfSankyo } from './sankyo/framing.ts';
import { fromHex, hexOf } from './tlv.ts';

interface Coder {
  encode(text: Uint8Array): Uint8Array;
  decoder(): { push(bytes: Uint8Array): { kind: string; text?: string }[] };
  /** Bytes that may begin something. */
  readonly special: readonly number[];
}
const framed = (make: () => ReturnType<typeof createCrtDecoder>, textOf: (frame: Uint8Array) => Uint8Array) => () => {
  const decoder = make();
  return {
    push: (bytes: Uint8Array) =>
      decoder
        .push(bytes)
        .map((token) => (token.kind === 'frame' ? { kind: 'text', text: hexOf(textOf(token.bytes)) } : { kind: token.kind })),
  };
};
const CODERS: Record<string, Coder> = {
  omron: {
    encode: encodeText,
    special: [0x10],
    decoder: () => {
      const decoder = createOmronDecoder();
      return {
        push: (bytes) =>
          decoder.push(bytes).map((token) => (token.kind === 'text' ? { kind: 'text', text: hexOf(token.bytes) } : { kind: token.kind })),
      };
    },
  },
  sankyo: { encode: encodeSankyo, special: [0xf2, 0x06, 0x15, 0x04, 0x10], decoder: framed(createSankyoDecoder, textOfSankyo) },
  crt: { encode: encodeCrt, special: [0xf2, 0x06, 0x15], decoder: framed(createCrtDecoder, textOfCrt) },
};
const text = fc.uint8Array({ minLength: 3, maxLength: 60 });
const pieces = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });
const join = (parts: readonly Uint8Array[]) => Uint8Array.from(Buffer.concat(parts));
const decode = (coder: Coder, bytes: Uint8Array, cuts: readonly number[]) => {
  const decoder = coder.decoder();
  const tokens: { kind: string; text?: string }[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const length = cuts[turn % cuts.length] ?? 1;
    tokens.push(...decoder.push(bytes.subarray(at, at + length)));
    at += length;
  }
  return tokens;
};

describe.each(Object.entries(CODERS))('frames of %s', (_, coder) => {
  it('come back as they were sent, however they are cut', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), pieces, (texts, cuts) => {
        expect(decode(coder, join(texts.map(coder.encode)), cuts)).toEqual(texts.map((sent) => ({ kind: 'text', text: hexOf(sent) })));
      }),
    );
  });

  it('are found among noise that begins nothing', () => {
    const noise = fc.uint8Array({ maxLength: 30 }).map((bytes) => bytes.map((byte) => (coder.special.includes(byte) ? 0x41 : byte)));
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, text), { maxLength: 6 }), pieces, (parts, cuts) => {
        const tokens = decode(coder, join(parts.flatMap(([before, sent]) => [before, coder.encode(sent)])), cuts);
        expect(tokens.filter(({ kind }) => kind === 'text').map((token) => token.text)).toEqual(parts.map(([, sent]) => hexOf(sent)));
      }),
    );
  });

  it('are never taken for something else when one bit is wrong', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 0, max: 7 }), (sent, place, bit) => {
        const bytes = coder.encode(sent);
        const at = place % bytes.length;
        const wrong = bytes.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte));
        expect(decode(coder, wrong, [7]).filter((token) => token.kind === 'text' && token.text !== hexOf(sent))).toEqual([]);
      }),
    );
  });

  it('come through again after any noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), text, pieces, (before, sent, cuts) => {
        // A beginning in the noise may cost what follows it, up to the longest frame; the frame after that is safe.
        const filler = new Uint8Array(2_200).fill(0x41);
        expect(decode(coder, join([before, filler, coder.encode(sent), coder.encode(sent)]), cuts).at(-1)).toEqual({
          kind: 'text',
          text: hexOf(sent),
        });
      }),
      { numRuns: 30 },
    );
  });
});

it('Omron: controls stand for themselves and end a text', () => {
  const decoder = createOmronDecoder();
  const bytes = join([encodeControl('ack'), encodeText(asciiBytes('C10')).subarray(0, 4), encodeControl('eot'), encodeControl('enq')]);
  expect(decoder.push(bytes).map(({ kind }) => kind)).toEqual(['ack', 'bad', 'eot', 'enq']);
});

describe('device vectors', () => {
  const path = resolve(import.meta.dirname, '../..', process.env.GUITAI_SHARED ?? '../shared/data', 'device-vectors/frames.json');
  let rows: Record<string, { rows: { text: string; hex: string; payload?: string }[] }> | null = null;
  try {
    rows = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    rows = null;
  }
  const crt: Record<string, string> = { init: '433030', status: '433130', 'move hold': '433230', eject: '433239' };

  test.each([
    ['omron_3s4yr', encodeText],
    ['sankyo_ict3q8', encodeSankyo],
    ['crt_f2', encodeCrt],
  ] as const)('%s', (name, encode) => {
    const own = rows?.[name]?.rows;
    if (rows === null) {
      process.stderr.write(`skipped: no device vectors at ${path} (set GUITAI_SHARED)\n`);
      return;
    }
    expect(own?.length).toBeGreaterThan(3);
    for (const { text: label, hex, payload } of own ?? []) {
      const sent = payload !== undefined ? fromHex(payload) : crt[label] !== undefined ? fromHex(crt[label]) : asciiBytes(label);
      expect(hexOf(encode(sent)), label).toBe(hex.toUpperCase());
    }
  });
});
