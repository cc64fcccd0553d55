import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../crypto/bytes.ts';
import { loadVectors, NO_VECTORS } from '../../crypto/testing.ts';
import { concatBytes } from '../../framing/bytes.ts';
import { createVisaDecoder, encodePacket, isPacketText, type Packet, type VisaToken } from './frame.ts';

interface Row {
  readonly text: string;
  readonly hex: string;
}
const rows = loadVectors<{ visa_pinpad: { rows: Row[] } }>('frames')?.visa_pinpad.rows ?? null;

const decode = (...chunks: Uint8Array[]): VisaToken[] => {
  const decoder = createVisaDecoder();
  return chunks.flatMap((chunk) => decoder.push(chunk));
};
const packetsOf = (tokens: readonly VisaToken[]) => tokens.flatMap((token) => (token.kind === 'packet' ? [token] : []));
/** The same bytes, cut at the given places. */
const cut = (bytes: Uint8Array, places: readonly number[]): Uint8Array[] => {
  const at = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((start, index) => bytes.subarray(start, at[index] ?? bytes.length));
};

const aText = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFZ. *\u001c\u001f\u001a'), minLength: 1, maxLength: 60 });
const aPacket: fc.Arbitrary<Packet> = fc.record({ frame: fc.constantFrom('transaction' as const, 'administrative' as const), text: aText });
/** Bytes that are nothing: neither the beginning nor the end of a packet, nor a control byte, with either parity. */
const noise = fc
  .uint8Array({ maxLength: 12 })
  .map((bytes) => bytes.filter((byte) => ![0x02, 0x03, 0x04, 0x06, 0x0e, 0x0f, 0x15].includes(byte & 0x7f)));

describe('printed packets', () => {
  it('are made and understood', (context) => {
    if (rows === null) return context.skip(NO_VECTORS);
    expect(rows).toHaveLength(13);
    for (const { text, hex } of rows) {
      const bytes = fromHex(hex);
      const frame = bytes[0] === 0x02 ? 'transaction' : 'administrative';
      const packet = { frame, text: text.replace('<FS>', '\u001c') } as const;
      expect(toHex(encodePacket(packet)), text).toBe(hex.toUpperCase());
      expect(decode(bytes), text).toEqual([{ kind: 'begun' }, { kind: 'packet', intact: true, ...packet }]);
    }
  });
});

describe('the decoder', () => {
  it('finds every packet, however the bytes arrive and whatever stands between them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, aPacket), { maxLength: 5 }), fc.array(fc.nat(), { maxLength: 8 }), (parts, places) => {
        const stream = concatBytes(...parts.flatMap(([before, packet]) => [before, encodePacket(packet)]));
        const tokens = decode(...cut(stream, places));
        expect(packetsOf(tokens)).toEqual(parts.map(([, packet]) => ({ kind: 'packet', intact: true, ...packet })));
        const garbage = tokens.flatMap((token) => (token.kind === 'garbage' ? [...token.bytes] : []));
        expect(garbage).toEqual(parts.flatMap(([before]) => [...before].map((byte) => byte & 0x7f)));
      }),
    );
  });

  it('has lost nothing behind any rubbish once a new packet begins', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), aPacket, aPacket, (rubbish, first, second) => {
        // The rubbish may end inside a packet or before an LRC and swallow the first packet's beginning; the second is always found.
        const tokens = decode(rubbish, encodePacket(first), encodePacket(second));
        expect(packetsOf(tokens).at(-1)).toEqual({ kind: 'packet', intact: true, ...second });
      }),
    );
  });

  it('masks the parity bit', () => {
    fc.assert(
      fc.property(aPacket, fc.nat(), (packet, seed) => {
        const bytes = encodePacket(packet).map((byte, index) => ((seed >> (index % 20)) & 1 ? byte | 0x80 : byte));
        expect(packetsOf(decode(bytes))).toEqual([{ kind: 'packet', intact: true, ...packet }]);
      }),
    );
  });

  it('takes an LRC of any value, an end mark, a start mark and a control byte among them', () => {
    const byLrc = new Map<number, string>();
    for (const a of '0123456789ABCDEF')
      for (const b of ' .0Z\u001c\u001f~')
        for (const c of '!09\u001a}') byLrc.set(encodePacket({ frame: 'transaction', text: a + b + c }).at(-1)!, a + b + c);
    let tried = 0;
    for (const lrc of [0x02, 0x03, 0x04, 0x06, 0x0e, 0x0f, 0x15]) {
      const text = byLrc.get(lrc);
      if (text === undefined) continue;
      tried += 1;
      const bytes = encodePacket({ frame: 'transaction', text });
      expect(bytes.at(-1)).toBe(lrc);
      expect(packetsOf(decode(bytes, bytes))).toEqual([1, 2].map(() => ({ kind: 'packet', intact: true, frame: 'transaction', text })));
    }
    expect(tried).toBeGreaterThanOrEqual(4);
    expect(encodePacket({ frame: 'transaction', text: '00' }).at(-1)).toBe(0x03);
  });

  it('never takes a packet with one changed bit for a sound one', () => {
    fc.assert(
      fc.property(aPacket, fc.nat(), fc.integer({ min: 0, max: 6 }), (packet, at, bit) => {
        const bytes = encodePacket(packet);
        const index = at % bytes.length;
        const changed = bytes.map((byte, place) => (place === index ? byte ^ (1 << bit) : byte));
        expect(packetsOf(decode(changed)).some(({ intact, text }) => intact && text === packet.text)).toBe(false);
        // The rest of the line is not lost with it.
        expect(packetsOf(decode(changed, encodePacket(packet), encodePacket(packet))).at(-1)).toMatchObject({ intact: true, ...packet });
      }),
    );
  });

  it('tells control bytes from everything else', () => {
    expect(decode(Uint8Array.of(0x06, 0x15, 0x04, 0x84))).toEqual(
      ['ack', 'nak', 'eot', 'eot'].map((control) => ({ kind: 'control', control })),
    );
    expect(decode(Uint8Array.of(0x41, 0x06))).toEqual([
      { kind: 'garbage', bytes: Uint8Array.of(0x41) },
      { kind: 'control', control: 'ack' },
    ]);
  });

  it('reports a packet whose beginning was lost as spoilt, and forgets half a packet when told', () => {
    const bytes = encodePacket({ frame: 'transaction', text: '71.0' });
    expect(packetsOf(decode(bytes.subarray(1)))).toMatchObject([{ intact: false, text: '' }]);
    const decoder = createVisaDecoder();
    decoder.push(bytes.subarray(0, 4));
    decoder.drop();
    expect(packetsOf(decoder.push(bytes))).toMatchObject([{ intact: true }]);
  });

  it('carries printable characters and separators alone', () => {
    expect(isPacketText('Z60.12\u001cAB')).toBe(true);
    for (const text of ['\u0003', 'ü', '\u007f', 'x'.repeat(513)]) {
      expect(isPacketText(text)).toBe(false);
      expect(() => encodePacket({ frame: 'transaction', text })).toThrow(RangeError);
    }
  });
});
