import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CNY_DENOMINATIONS } from '../money/denominations.ts';
import { balanceTill, type TillEvent, worth } from './tillBalance.ts';

const open = (pieces: Record<string, number>): TillEvent => ({ kind: 'open', transactionCode: '0211', pieces });
const close = (pieces: Record<string, number>): TillEvent => ({ kind: 'count', transactionCode: '0212', pieces });
const moved = (transactionCode: string, pieces: Record<string, number>): TillEvent => ({ kind: 'moved', transactionCode, pieces });

describe('the balancing of a till', () => {
  it('adds what came in to what was there and takes away what went out, by denomination and by transaction', () => {
    const balance = balanceTill([
      open({ n100: 10, n50: 4 }),
      moved('1201', { n100: 3 }),
      moved('1201', { n50: 2 }),
      moved('1202', { n100: -5 }),
      moved('0224', { n100: 1, n50: -2 }),
    ]);
    expect(balance).toMatchObject({
      opening: { n100: 10, n50: 4 },
      taken: { n100: 4, n50: 2 },
      given: { n100: 5, n50: 2 },
      differences: {},
      closing: { n100: 9, n50: 4 },
    });
    expect(balance.byCode).toEqual([
      { transactionCode: '0224', count: 1, taken: 10_000n, given: 10_000n },
      { transactionCode: '1201', count: 2, taken: 40_000n, given: 0n },
      { transactionCode: '1202', count: 1, taken: 0n, given: 50_000n },
    ]);
  });

  it('keeps what a count finds over or short apart, and goes on from what was found', () => {
    const balance = balanceTill([
      open({ n10: 5 }),
      moved('1201', { n10: 1 }),
      close({ n10: 5 }),
      open({ n10: 5 }),
      moved('1202', { n10: -2 }),
    ]);
    expect(balance).toMatchObject({ taken: { n10: 1 }, given: { n10: 2 }, differences: { n10: -1 }, closing: { n10: 3 } });
  });

  it('leaves out what happened before the till was opened here', () => {
    expect(balanceTill([moved('1201', { n100: 7 }), open({ n100: 1 })])).toMatchObject({ taken: {}, closing: { n100: 1 } });
  });
});

test('opening + in - out + over/short = closing, piece by piece, whatever happened', () => {
  const ids = CNY_DENOMINATIONS.items.map(({ id }) => id);
  const pieces = (least: number) => fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: least, max: 500 }), { maxKeys: 5 });
  const event = fc.oneof(
    pieces(-500).map((each) => moved('1201', each)),
    pieces(0).map(close),
    pieces(0).map(open),
  );
  fc.assert(
    fc.property(pieces(0), fc.array(event, { maxLength: 30 }), (first, events) => {
      const { opening, taken, given, differences, closing } = balanceTill([open(first), ...events]);
      for (const id of ids)
        expect((opening[id] ?? 0) + (taken[id] ?? 0) - (given[id] ?? 0) + (differences[id] ?? 0)).toBe(closing[id] ?? 0);
      expect(worth(opening) + worth(taken) - worth(given) + worth(differences)).toBe(worth(closing));
    }),
  );
});
