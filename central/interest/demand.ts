import { addDays, type BusinessDate, daysBetween } from '../../contract/dates/businessDate.ts';
import { demandSettlementDay, interestOnProduct } from '../../contract/interest/demand.ts';
import { type BalanceStretch, balanceStretches } from '../../contract/interest/products.ts';
import type { AnnualRate } from '../../contract/interest/rate.ts';
import { interestBase, interestSegment, payableInterest } from '../../contract/interest/segment.ts';
import { minor } from '../../contract/money/amount.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { Product } from '../products/product.ts';
import type { RateMissing, Rates } from '../products/rates.ts';
import { type EarnedLine, type InterestPayment, payment } from './payment.ts';
import type { DemandBook, Movement } from './situation.ts';

/** What stands before a settlement or the closing. */
interface Period {
  readonly from: BusinessDate;
  readonly opening: bigint;
  readonly movements: readonly Movement[];
  /** Booked since the last settlement for days before it. */
  readonly corrections: readonly Movement[];
}

/** The quarter's interest with what a settlement row keeps. `end` is the first day that is not paid. */
export interface DemandPart extends InterestPayment {
  readonly from: BusinessDate;
  readonly end: BusinessDate;
  readonly product: bigint;
  readonly rate: AnnualRate;
}

const sum = (movements: readonly Movement[]): bigint => movements.reduce((total, { amount }) => total + amount, 0n);

function firstPeriod({ openedOn, settledThrough, opening, movements }: DemandBook): Period {
  const from = settledThrough === null ? openedOn : addDays(settledThrough, 1);
  const before = movements.filter(({ date }) => date < from);
  return {
    from,
    opening: opening + sum(before),
    movements: movements.filter(({ date }) => date >= from),
    corrections: before.filter(({ late }) => late),
  };
}

/** The period after one that was paid, with the interest in the account from its first day. */
function nextPeriod({ opening, movements }: Period, { end, net }: DemandPart): Period {
  const past = movements.filter(({ date }) => date < end);
  return { from: end, opening: opening + sum(past) + net, movements: movements.filter(({ date }) => date >= end), corrections: [] };
}

/** One line: as a product (积数) or, with 逐笔, as an amount of its own that is cut to 厘. */
function lineOf(
  kind: 'demand' | 'correction',
  stretch: Omit<BalanceStretch, 'balance'>,
  base: bigint,
  rate: AnnualRate,
  product: Product,
): EarnedLine {
  const { from, to, days, product: earned } = stretch;
  if (product.terms.calculation === 'aggregate') return { kind, from, to, base, months: 0, days, rate, amount: null, product: earned };
  const parameters = { ...product.terms.interest, method: 'actualDays' } as const;
  return { ...interestSegment({ kind: 'demand', principal: base, from, to, rate }, parameters, product.currency), kind, product: null };
}

const whole = (amount: bigint, { terms, currency }: Product): bigint => interestBase(amount, terms.interest, currency);

/** 积数调整: a back-valued amount for the days that it came too late. Signed, because a back-valued debit takes interest back. */
function correctionOf({ date, amount }: Movement, from: BusinessDate, product: Product): BalanceStretch {
  const days = daysBetween(date, from);
  return { from: date, to: from, balance: minor(amount), days, product: whole(amount, product) * BigInt(days) };
}

const notNegative = (value: bigint): bigint => (value > 0n ? value : 0n);

function earn(
  period: Period,
  end: BusinessDate,
  product: Product,
  rateFor: (balance: bigint) => Result<AnnualRate, RateMissing>,
): Result<DemandPart, RateMissing> {
  const { terms, currency } = product;
  const moves = period.movements.map(({ date, amount }) => ({ date, change: amount }));
  const stretches = balanceStretches([{ date: period.from, change: period.opening }, ...moves], end, terms.interest, currency);
  const posted = rateFor(notNegative(stretches.at(-1)?.balance ?? 0n));
  if (!posted.ok) return posted;
  const rate = posted.value;
  const corrections = period.corrections.map((movement) => correctionOf(movement, period.from, product));
  const lines = [
    ...stretches.filter((each) => each.product > 0n).map((each) => lineOf('demand', each, whole(each.balance, product), rate, product)),
    ...corrections.map((each) => lineOf('correction', each, whole(each.balance, product), rate, product)),
  ];
  const total = notNegative([...stretches, ...corrections].reduce((products, each) => products + each.product, 0n));
  const interest =
    terms.calculation === 'aggregate'
      ? interestOnProduct(total, rate, terms.interest, currency)
      : notNegative(
          payableInterest(
            lines.flatMap(({ amount }) => amount ?? []),
            terms.interest,
            currency,
          ),
        );
  const paid = payment(product, { outcome: 'settled', lines, principal: 0n, interest });
  return ok({ ...paid, from: period.from, end, product: total, rate });
}

/**
 * The settlements that are due through a day, oldest first, and the period behind them. Usually none or one; several for an
 * account that missed some.
 */
function settle(
  book: DemandBook,
  through: BusinessDate,
  product: Product,
  rates: Rates,
): Result<{ parts: DemandPart[]; rest: Period }, RateMissing> {
  const key = { code: product.terms.rateCode, term: product.term };
  const parts: DemandPart[] = [];
  let rest = firstPeriod(book);
  for (let day = demandSettlementDay(rest.from); day <= through; day = demandSettlementDay(rest.from)) {
    const on = day;
    const part = earn(rest, addDays(day, 1), product, (balance) => rates.at(key, on, balance));
    if (!part.ok) return part;
    parts.push(part.value);
    rest = nextPeriod(rest, part.value);
  }
  return ok({ parts, rest });
}

/** Settlements due through a day: the 20th included, at the rate posted on the 20th (domain: interest). */
export function dueSettlements(
  book: DemandBook,
  through: BusinessDate,
  product: Product,
  rates: Rates,
): Result<readonly DemandPart[], RateMissing> {
  const settled = settle(book, through, product, rates);
  return settled.ok ? ok(settled.value.parts) : settled;
}

/**
 * Closing: interest to the day before, at the rate of the closing day. A quarter that has ended and was not credited yet is paid
 * at its own rate first. `principal` of the answer is the balance before the interest.
 */
export function closeDemand(book: DemandBook, date: BusinessDate, product: Product, rates: Rates): Result<InterestPayment, RateMissing> {
  const settled = settle(book, addDays(date, -1), product, rates);
  if (!settled.ok) return settled;
  const key = { code: product.terms.rateCode, term: product.term };
  const { parts, rest } = settled.value;
  const last = earn(rest, date < rest.from ? rest.from : date, product, (balance) => rates.at(key, date, balance));
  if (!last.ok) return last;
  const all = [...parts, last.value];
  const total = (pick: (part: DemandPart) => bigint): bigint => all.reduce((sumOf, part) => sumOf + pick(part), 0n);
  return ok({
    outcome: 'closed',
    lines: all.flatMap(({ lines }) => lines),
    principal: book.opening + sum(book.movements),
    interest: total(({ interest }) => interest),
    tax: total(({ tax }) => tax),
    net: total(({ net }) => net),
    remaining: null,
  });
}
