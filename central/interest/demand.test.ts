import { expect, test } from 'vitest';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { DEMAND_PARAMETERS } from '../../contract/interest/demand.ts';
import type { AnnualRate } from '../../contract/interest/rate.ts';
import { CNY } from '../../contract/money/currency.ts';
import { type ProductTerms, productTermsSchema } from '../../contract/products/terms.ts';
import { err, ok } from '../../contract/result.ts';
import type { Product } from '../products/product.ts';
import type { Rates } from '../products/rates.ts';
import { closeDemand, dueSettlements } from './demand.ts';
import type { DemandBook } from './situation.ts';

const day = (text: string): BusinessDate => text as BusinessDate;
const terms: ProductTerms = productTermsSchema.parse({
  calculation: 'aggregate',
  interest: DEMAND_PARAMETERS,
  rateCode: 'demand',
  demandRateCode: 'demand',
  rateMode: 'single',
  holder: 'individual',
  savingsTax: true,
  accrual: 'monthly',
  minimumOpen: '0',
  minimumDraw: '0',
  minimumBalance: '0',
  partialWithdrawals: 0,
  fixedOrDemand: null,
  overdraft: 'forbidden',
});
const product = (changes: Partial<ProductTerms> = {}): Product => ({
  code: 'D01',
  nameZh: '',
  nameEn: '',
  kind: 'demand',
  subject: '2011',
  currency: CNY,
  term: '',
  terms: { ...terms, ...changes },
});
const rates = (rate: (date: BusinessDate, balance: bigint) => string | null): Rates => ({
  at: (_key, date, balance = 0n) => {
    const found = rate(date, balance);
    return found === null ? err({ code: 'RATE_UNKNOWN', date, rate: 'demand' }) : ok(found as AnnualRate);
  },
});
const book = (movements: readonly [date: string, amount: bigint, late?: boolean][], settledThrough: string | null = null): DemandBook => ({
  openedOn: day('2024-01-02'),
  settledThrough: settledThrough === null ? null : day(settledThrough),
  opening: 0n,
  movements: movements.map(([date, amount, late = false]) => ({ date: day(date), amount, late })),
});

const OPENINGS = book([
  ['2024-01-02', 2_000_000n],
  ['2024-02-01', -500_000n],
  ['2024-03-01', 800_000n],
]);
const FIFTH = rates(() => '0.20');

test('the two ways of counting differ in what is cut when, and the slip says which was used', () => {
  const aggregate = closeDemand(OPENINGS, day('2024-03-15'), product(), FIFTH);
  const perItem = closeDemand(OPENINGS, day('2024-03-15'), product({ calculation: 'perItem' }), FIFTH);
  if (!aggregate.ok || !perItem.ok) throw new Error('no interest');
  expect(aggregate.value.lines.map(({ product: products, amount }) => [products, amount])).toEqual([
    [60_000_000n, null],
    [43_500_000n, null],
    [32_200_000n, null],
  ]);
  expect(perItem.value.lines.map(({ product: products, amount }) => [products, amount])).toEqual([
    [null, '3.333'],
    [null, '2.416'],
    [null, '1.788'],
  ]);
  expect([aggregate.value.interest, perItem.value.interest]).toEqual([754n, 754n]);
});

test('a back-valued posting into a quarter that was paid adds its days, a back-valued debit takes them away, and never below nothing', () => {
  const settled = (late: bigint, calculation: ProductTerms['calculation']) => {
    const parts = dueSettlements(
      book(
        [
          ['2024-03-21', 1_000_000n],
          ['2024-03-11', late, true],
        ],
        '2024-03-20',
      ),
      day('2024-06-20'),
      product({ calculation }),
      FIFTH,
    );
    return parts.ok ? parts.value[0]?.interest : null;
  };
  // Cut to 厘 each by itself, the debit's 0.0555 takes back 0.055 only.
  for (const [calculation, less] of [
    ['aggregate', 454n],
    ['perItem', 455n],
  ] as const) {
    // 10,000 x 92 days, and 1,000 x 92 and 10 more.
    expect(settled(100_000n, calculation)).toBe(511n + 57n);
    expect(settled(-100_000n, calculation)).toBe(less);
    expect(settled(-999_900n * 1_000n, calculation)).toBe(0n);
  }
});

test('a large balance earns the rate of its tier, on the whole of it', () => {
  const tiered = rates((_date, balance) => (balance >= 2_000_000n ? '0.40' : '0.20'));
  const paid = closeDemand(OPENINGS, day('2024-03-15'), product({ rateMode: 'tiered' }), tiered);
  expect(paid).toMatchObject({ value: { interest: 1508n, lines: [{ rate: '0.40' }, { rate: '0.40' }, { rate: '0.40' }] } });
});

test('a day without a posted rate is refused by name, not paid at nothing', () => {
  expect(
    closeDemand(
      OPENINGS,
      day('2024-03-15'),
      product(),
      rates(() => null),
    ),
  ).toMatchObject({ error: { code: 'RATE_UNKNOWN', date: '2024-03-15' } });
});

test('interest of the years in which savings were taxed is taxed at the rates of its days', () => {
  const old: DemandBook = { ...book([['2007-06-21', 10_000_000n]], '2007-06-20'), openedOn: day('2007-01-02') };
  const parts = dueSettlements(
    old,
    day('2007-09-20'),
    product(),
    rates(() => '0.72'),
  );
  // 100,000 x 92 x 0.72 % / 360 = 184.00: 55 days under 20 %, 37 under 5 %.
  expect(parts).toMatchObject({ value: [{ interest: 18_400n, tax: 2_570n, net: 15_830n }] });
  expect(
    dueSettlements(
      old,
      day('2007-09-20'),
      product({ savingsTax: false }),
      rates(() => '0.72'),
    ),
  ).toMatchObject({ value: [{ tax: 0n }] });
});
