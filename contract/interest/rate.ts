import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { type Exact, exact } from './decimal.ts';

/** An interest rate in per cent a year, as text: `2.43` is 2.43 % a year. Text because a rate is exact and 2.43 in binary is not. */
export type AnnualRate = string & z.$brand<'AnnualRate'>;

export const annualRateSchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,2})(\.\d{1,8})?$/)
  .brand<'AnnualRate'>();

/** Reads `2.43%` and `2.43`, both per cent a year. */
export function parseAnnualRate(text: string): Result<AnnualRate, { readonly code: 'RATE_MALFORMED'; readonly text: string }> {
  const parsed = annualRateSchema.safeParse(text.trim().replace(/\s*%$/, ''));
  return parsed.success ? ok(parsed.data) : err({ code: 'RATE_MALFORMED', text });
}

/** The rate as a fraction of one: 0.0243. */
export const rateFraction = (rate: AnnualRate): Exact => exact(rate).div(100);

/** A share of a rate, such as the 60 % of 定活两便. */
export const shareOfRate = (rate: AnnualRate, percent: number): AnnualRate => exact(rate).times(percent).div(100).toFixed() as AnnualRate;

const DISPLAY_DECIMALS = 8;

/** What slips and rate boards show: monthly in per mille = annual / 12, daily in per ten thousand = annual / 360. */
export const convertRate = (rate: AnnualRate): { readonly monthlyPerMille: string; readonly dailyPer10000: string } => ({
  monthlyPerMille: exact(rate).times(10).div(12).toDecimalPlaces(DISPLAY_DECIMALS).toFixed(),
  dailyPer10000: exact(rate).times(100).div(360).toDecimalPlaces(DISPLAY_DECIMALS).toFixed(),
});
