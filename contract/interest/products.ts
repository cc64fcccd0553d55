import { type BusinessDate, daysBetween } from '../dates/businessDate.ts';
import { type MinorUnits, minor } from '../money/amount.ts';
import { CNY, type Currency } from '../money/currency.ts';
import type { InterestParameters } from './parameters.ts';
import { interestBase } from './segment.ts';

/** A change of the balance that counts from `date` on (the value date). */
export type BalanceChange = { readonly date: BusinessDate; readonly change: bigint };

/** 积数: a balance that stood unchanged for `days`. `product` = base x days, in minor-unit-days. */
export type BalanceStretch = {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly balance: MinorUnits;
  readonly days: number;
  readonly product: bigint;
};

/** Balances from the first change to `end`, which itself is not counted. Changes of one day count together. */
export function balanceStretches(
  changes: readonly BalanceChange[],
  end: BusinessDate,
  parameters: InterestParameters,
  currency: Currency = CNY,
): readonly BalanceStretch[] {
  const byDay = new Map<BusinessDate, bigint>();
  for (const { date, change } of changes) byDay.set(date, (byDay.get(date) ?? 0n) + change);
  const dates = [...byDay.keys()].filter((date) => date < end).sort();
  let balance = 0n;
  return dates.map((date, i) => {
    balance += byDay.get(date) ?? 0n;
    const to = dates[i + 1] ?? end;
    const days = daysBetween(date, to);
    // An overdrawn balance is a matter of another product; it never earns negative interest here.
    const base = balance > 0n ? interestBase(balance, parameters, currency) : 0n;
    return { from: date, to, balance: minor(balance), days, product: base * BigInt(days) };
  });
}
