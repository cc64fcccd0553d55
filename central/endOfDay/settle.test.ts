import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, type BusinessDate, daysBetween } from '../../contract/dates/businessDate.ts';
import { stateCouncilCalendar } from '../../contract/dates/calendar.ts';
import { interestOnProduct } from '../../contract/interest/demand.ts';
import type { AnnualRate } from '../../contract/interest/rate.ts';
import type { Tx } from '../database/serializable.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { settleQuarter } from './settle.ts';
import { move, openAccount } from './testing/bank.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

const day = (text: string): BusinessDate => text as BusinessDate;
const OPENED = day('2024-12-21');
const RATE = '0.10' as AnnualRate;

/** Runs a property's bank in a transaction that is undone. */
class Undone extends Error {}
async function undone(work: (tx: Tx) => Promise<void>): Promise<void> {
  await central.db
    .transaction()
    .execute(async (tx) => {
      await work(tx);
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
}

const settleAt = (tx: Tx, date: string, limit = 500) =>
  settleQuarter.work(
    { tx, businessDate: day(date), nextDate: addDays(day(date), 1), now: `${date}T10:00:00.000Z`, calendar: stateCouncilCalendar },
    '9',
    limit,
  );

interface Posting {
  readonly booked: BusinessDate;
  readonly value: BusinessDate;
  readonly amount: bigint;
}

/** Balances day by day, with whole yuan only, as the rule's words say. */
function productOf(postings: readonly Posting[], from: BusinessDate, end: BusinessDate): bigint {
  let product = 0n;
  for (let date = from; date < end; date = addDays(date, 1)) {
    const balance = postings.filter(({ value }) => value <= date).reduce((sum, { amount }) => sum + amount, 0n);
    if (balance > 0n) product += balance - (balance % 100n);
  }
  return product;
}

// Never below zero in the order of booking; by value dates it may be.
const covered = (postings: readonly Posting[]): Posting[] => {
  let balance = 0n;
  return postings
    .toSorted((a, b) => (a.booked < b.booked ? -1 : 1))
    .filter(({ amount }) => {
      if (balance + amount < 0n) return false;
      balance += amount;
      return true;
    });
};

const posting = (from: BusinessDate, to: BusinessDate, earliest: BusinessDate) =>
  fc
    .record({
      at: fc.nat(daysBetween(from, to)),
      back: fc.option(fc.nat(60), { nil: 0 }),
      amount: fc.bigInt({ min: -5_000_000n, max: 20_000_000n }),
    })
    .filter(({ amount }) => amount !== 0n)
    .map(({ at, back, amount }): Posting => {
      const booked = addDays(from, at);
      const value = addDays(booked, -back);
      return { booked, value: value < earliest ? earliest : value, amount };
    });

const quarter = fc.array(posting(OPENED, day('2025-03-21'), OPENED), { minLength: 1, maxLength: 12 }).map(covered);

async function book(tx: Tx, number: string, postings: readonly Posting[]): Promise<void> {
  for (const { booked, value, amount } of postings) await move(tx, number, booked, amount, value === booked ? null : value);
}

const settlements = async (tx: Tx, number: string) =>
  (await tx.selectFrom('settlements').selectAll().where('account_number', '=', number).orderBy('settled_through').execute()).map(
    ({ settled_through, product, interest }) => [settled_through, BigInt(product), interest],
  );
const balanceOf = async (tx: Tx, number: string) =>
  (await tx.selectFrom('accounts').select('balance').where('number', '=', number).executeTakeFirstOrThrow()).balance;

test('whatever was booked with whatever value dates, a quarter pays what the daily balances say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(quarter, { minLength: 1, maxLength: 8 }), async (accounts) => {
      await undone(async (tx) => {
        const numbers = accounts.map((_, index) => `9${String(index).padStart(8, '0')}`);
        for (const [index, postings] of accounts.entries()) {
          await openAccount(tx, { number: numbers[index]!, productCode: 'D01', openedOn: OPENED });
          await book(tx, numbers[index]!, postings);
        }
        expect(await settleAt(tx, '2025-03-21')).toEqual({ done: accounts.length, last: numbers.at(-1) });
        for (const [index, postings] of accounts.entries()) {
          const product = productOf(postings, OPENED, day('2025-03-21'));
          const interest = interestOnProduct(product, RATE);
          expect(await settlements(tx, numbers[index]!)).toEqual([['2025-03-20', product, interest]]);
          const total = postings.reduce((sum, { amount }) => sum + amount, 0n);
          expect(await balanceOf(tx, numbers[index]!)).toBe(total + interest);
        }
        // Again, nothing happens: the quarter is settled.
        await settleAt(tx, '2025-03-21');
        expect(await settlements(tx, numbers[0]!)).toHaveLength(1);
      });
    }),
    { numRuns: 40 },
  );
}, 120_000);

test('a posting for days of a quarter that is settled corrects the next one, up or down', async () => {
  const later = fc.array(posting(day('2025-03-22'), day('2025-06-20'), day('2025-01-10')), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(quarter, later, async (first, second) => {
      await undone(async (tx) => {
        const number = '900000001';
        await openAccount(tx, { number, productCode: 'D01', openedOn: OPENED });
        await book(tx, number, first);
        await settleAt(tx, '2025-03-21');
        const paid = interestOnProduct(productOf(first, OPENED, day('2025-03-21')), RATE);
        const credit: Posting = { booked: day('2025-03-21'), value: day('2025-03-21'), amount: paid };
        const all = covered([...first, ...(paid > 0n ? [credit] : []), ...second.toSorted((a, b) => (a.booked < b.booked ? -1 : 1))]);
        const added = all.slice(first.length + (paid > 0n ? 1 : 0));
        await book(tx, number, added);
        await settleAt(tx, '2025-06-23');
        const from = day('2025-03-21');
        const late = added.filter(({ value }) => value < from);
        const correction = late.reduce((sum, { amount, value }) => sum + (amount - (amount % 100n)) * BigInt(daysBetween(value, from)), 0n);
        const product = productOf(all, from, day('2025-06-21')) + correction;
        const expected = product > 0n ? product : 0n;
        // 0.05 % is posted since 20 May; the rate of the 20th counts.
        expect((await settlements(tx, number))[1]).toEqual(['2025-06-20', expected, interestOnProduct(expected, '0.05' as AnnualRate)]);
      });
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('quarters that were missed are settled one after the other, each with the interest of the one before', async () => {
  await undone(async (tx) => {
    const number = '900000001';
    await openAccount(tx, { number, productCode: 'D01', openedOn: '2024-06-01' });
    await move(tx, number, '2024-06-01', 100_000_000n);
    await settleAt(tx, '2025-01-02');
    expect(await settlements(tx, number)).toEqual([
      ['2024-06-20', 2_000_000_000n, 11_111n],
      ['2024-09-20', 9_201_021_200n, 38_338n],
      ['2024-12-20', 9_104_495_400n, 25_290n],
    ]);
  });
});
