import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRange, consumeNumber, type Holding, handOver, holdingSize, nextNumber, sellRange } from './holding.ts';
import { formatVoucherRange, parseVoucherRange, shiftNumber, type VoucherNumber, voucherNumberSchema } from './range.ts';

const range = (text: string) => {
  const parsed = parseVoucherRange(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};
const number = (text: string) => voucherNumberSchema.parse(text);
const held: Holding = [range('00000101-00000125')];
const both = { giver: true, receiver: true };

describe('a stock of controlled forms', () => {
  it('gives the lowest number and nothing else', () => {
    expect(consumeNumber(held, number('00000101'))).toMatchObject({ ok: true, value: [{ first: '00000102', last: '00000125' }] });
    expect(consumeNumber(held, number('00000103'))).toEqual({ ok: false, error: { code: 'NUMBER_SKIPPED', next: '00000101' } });
    expect(consumeNumber(held, number('00000126'))).toMatchObject({ error: { code: 'NUMBER_NOT_HELD' } });
  });

  it('uses a number once, ever', () => {
    const used = new Set<VoucherNumber>([number('00000101')]);
    expect(consumeNumber(held, number('00000101'), (n) => used.has(n))).toMatchObject({ error: { code: 'NUMBER_ALREADY_USED' } });
  });

  it('sells from the lowest number on', () => {
    const sold = sellRange(held, range('00000101-00000125'));
    expect(sold.ok && [holdingSize(sold.value.teller), holdingSize(sold.value.customer)]).toEqual([0, 25]);
    expect(sellRange(held, range('00000102-00000125'))).toMatchObject({ error: { code: 'NUMBER_SKIPPED', next: '00000101' } });
    expect(sellRange(held, range('00000120-00000130'))).toMatchObject({ error: { code: 'RANGE_NOT_HELD' } });
  });

  it('moves to another teller only when both confirm', () => {
    const move = { from: held, to: [], range: range('00000101-00000110') };
    expect(handOver(move, { giver: true, receiver: false })).toEqual({
      ok: false,
      error: { code: 'CONFIRMATION_MISSING', of: ['receiver'] },
    });
    expect(handOver(move, both)).toMatchObject({ ok: true, value: { from: [{ first: '00000111' }], to: [{ first: '00000101' }] } });
    expect(handOver({ ...move, range: range('00000200') }, both)).toMatchObject({ error: { code: 'RANGE_NOT_HELD' } });
  });

  it('has one owner for each number', () => {
    expect(addRange([], range('00000120-00000130'), [held])).toMatchObject({ error: { code: 'RANGE_HELD_BY_ANOTHER' } });
    expect(addRange(held, range('00000126-00000130'))).toMatchObject({ ok: true, value: [{ first: '00000101', last: '00000130' }] });
  });

  it('runs through all its numbers in order, each once', () => {
    const starts = fc.uniqueArray(fc.nat({ max: 20 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(starts, (blocks) => {
        let holding: Holding = [];
        for (const block of blocks) {
          const first = number(String(block * 10).padStart(8, '0'));
          const added = addRange(holding, { first, last: shiftNumber(first, 4) });
          if (added.ok) holding = added.value;
        }
        const used: VoucherNumber[] = [];
        for (let next = nextNumber(holding); next !== null; next = nextNumber(holding)) {
          const rest = consumeNumber(holding, next, (n) => used.includes(n));
          if (!rest.ok) throw new Error(rest.error.code);
          holding = rest.value;
          used.push(next);
        }
        expect(used).toHaveLength(blocks.length * 5);
        expect(used).toEqual([...new Set(used)].sort());
      }),
    );
    expect(nextNumber([])).toBeNull();
    expect(held.map(formatVoucherRange)).toEqual(['00000101-00000125']);
  });
});
