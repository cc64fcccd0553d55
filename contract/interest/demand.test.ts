import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, businessDateSchema, daysBetween } from '../dates/businessDate.ts';
import { DEMAND_PARAMETERS, demandInterest, demandSettlementDay, interestOnProduct } from './demand.ts';
import { balanceStretches } from './products.ts';
import { annualRateSchema } from './rate.ts';

const day = (text: string) => businessDateSchema.parse(text);
const rate = (text: string) => annualRateSchema.parse(text);
const moves = [
  { date: day('2024-01-02'), change: 2_000_000n },
  { date: day('2024-02-01'), change: -500_000n },
  { date: day('2024-03-01'), change: 800_000n },
];

describe('interest on demand accounts', () => {
  it.each([
    ['2024-01-01', '2024-03-20'],
    ['2024-03-20', '2024-03-20'],
    ['2024-03-21', '2024-06-20'],
    ['2024-12-21', '2025-03-20'],
  ])('settles what stands on %s on %s', (date, settlement) => {
    expect(demandSettlementDay(day(date))).toBe(settlement);
  });

  it('adds up the daily balances, the settlement day included', () => {
    const result = demandInterest({ changes: moves, event: { kind: 'settlement', date: day('2024-03-20') }, rate: rate('0.2') });
    expect(result.stretches.map(({ days, product }) => [days, product / 100n])).toEqual([
      [30, 600_000n],
      [29, 435_000n],
      [20, 460_000n],
    ]);
    expect(result.interest).toBe(831n);
  });

  it('pays to the day before when the account is closed', () => {
    const closing = demandInterest({ changes: moves, event: { kind: 'closing', date: day('2024-03-20') }, rate: rate('0.2') });
    expect(closing.stretches.at(-1)?.days).toBe(19);
  });

  it('gives the published answer for 2000 yuan over 66 days', () => {
    expect(interestOnProduct(200_000n * 66n, rate('0.36'))).toBe(132n);
  });

  it('earns nothing on the fen of a balance and nothing on an overdraft', () => {
    const [stretch] = balanceStretches([{ date: day('2024-01-01'), change: 199n }], day('2024-01-11'), DEMAND_PARAMETERS);
    expect(stretch?.product).toBe(1000n);
    const [overdrawn] = balanceStretches([{ date: day('2024-01-01'), change: -199n }], day('2024-01-11'), DEMAND_PARAMETERS);
    expect(overdrawn?.product).toBe(0n);
  });

  it('covers every day once, in whatever order the movements come', () => {
    const movement = fc.record({
      date: fc.nat({ max: 79 }).map((n) => addDays(day('2024-01-01'), n)),
      change: fc.bigInt({ min: 0n, max: 10n ** 9n }),
    });
    fc.assert(
      fc.property(fc.array(movement, { minLength: 1 }), (changes) => {
        const end = day('2024-03-21');
        const stretches = balanceStretches(changes, end, DEMAND_PARAMETERS);
        const first = changes.map((change) => change.date).sort()[0] ?? end;
        expect(stretches.reduce((days, stretch) => days + stretch.days, 0)).toBe(daysBetween(first, end));
        expect(stretches.at(-1)?.balance).toBe(changes.reduce((sum, { change }) => sum + change, 0n));
        expect(balanceStretches(changes.toReversed(), end, DEMAND_PARAMETERS)).toEqual(stretches);
      }),
    );
  });
});
