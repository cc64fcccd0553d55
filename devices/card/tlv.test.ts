import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTag, fromHex, hexOf, parseDol, parseTlv } from './tlv.ts';

const FCI = '6F20840E315041592E5359532E4444463031A50E8801015F2D046E6C656E9F110101';

describe('BER-TLV', () => {
  it('reads a directory entry of a card', () => {
    const parsed = parseTlv(fromHex(FCI));
    expect(parsed.ok && hexOf(findTag(parsed.value, '88')?.value ?? fromHex(''))).toBe('01');
    expect(parsed.ok && Buffer.from(findTag(parsed.value, '84')?.value ?? []).toString()).toBe('1PAY.SYS.DDF01');
    expect(parsed.ok && findTag(parsed.value, '9F38')).toBeNull();
  });

  it.each(['6F', '6F2084', '5F', '9F81', '5A81', '5A8300000100', '5A80', `${FCI}FF`])('takes %s for malformed', (hex) => {
    expect(parseTlv(fromHex(hex))).toMatchObject({ ok: false });
  });

  it('reads lengths of one, two and three bytes', () => {
    for (const [head, length] of [
      ['5A05', 5],
      ['5A8180', 128],
      ['5A820100', 256],
    ] as const) {
      const parsed = parseTlv(Buffer.concat([fromHex(head), Buffer.alloc(length)]));
      expect(parsed.ok && parsed.value[0]?.value.length).toBe(length);
    }
  });

  it('never throws, whatever a card says', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const parsed = parseTlv(bytes);
        expect(typeof parsed.ok).toBe('boolean');
        parseDol(bytes);
      }),
    );
    // Deeper than any card.
    const nested = (depth: number): string => (depth === 0 ? '' : `6F${hexOf(Uint8Array.of((depth - 1) * 2))}${nested(depth - 1)}`);
    expect([parseTlv(fromHex(nested(6))).ok, parseTlv(fromHex(nested(20))).ok]).toEqual([true, false]);
  });

  it('reads a list of wanted data', () => {
    expect(parseDol(fromHex('9F33039F1A02'))).toEqual([
      { tag: '9F33', length: 3 },
      { tag: '9F1A', length: 2 },
    ]);
    expect(parseDol(fromHex('9F33'))).toBeNull();
  });
});
