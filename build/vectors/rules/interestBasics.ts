import { Decimal } from 'decimal.js';
import { addDays, addMonths } from '../../../contract/dates/businessDate.ts';
import { actualDays, thirty360Days, wholeMonthsAndDays } from '../../../contract/interest/dayCount.ts';
import { exact } from '../../../contract/interest/decimal.ts';
import { PBOC_PARAMETERS } from '../../../contract/interest/parameters.ts';
import { convertRate } from '../../../contract/interest/rate.ts';
import { interestSegment, keepSegment, payableInterest } from '../../../contract/interest/segment.ts';
import { savingsTaxPercent } from '../../../contract/interest/tax.ts';
import { meets } from '../match.ts';
import { day, fields, flag, money, pick, rate, shown, text } from '../read.ts';
import type { Rules } from '../types.ts';

/** `2025-01-31+1M=2025-02-28 (...)`, and the odd days where there are any. */
function wholeMonthsText(start: ReturnType<typeof day>, end: ReturnType<typeof day>): string {
  const { months, days } = wholeMonthsAndDays(start, end);
  return `${start}+${months}M=${addMonths(start, months)}${days > 0 ? `+${days}D` : ''}`;
}

export const dayCountRules: Rules = {
  'interest.dayCount': {
    evaluate: ({ input }) => {
      const given = fields(input);
      const [start, end] = [day(pick(given, 'start', 'from')), day(pick(given, 'end', 'to', 'withdraw'))];
      const ends = flag(given.both) || given.ends === 'both' ? 'both' : 'head';
      return {
        actual: actualDays(start, end, ends),
        thirty360: thirty360Days(start, end),
        ...wholeMonthsAndDays(start, end),
        wholeMonths: wholeMonthsText(start, end),
      };
    },
    matches: (got, { expected }) => {
      const { wholeMonths, ...wanted } = fields(expected);
      const found = fields(got);
      const months =
        typeof wholeMonths === 'string' ? wholeMonths.replace(/\s*\(.*$/, '') === found.wholeMonths : meets(wholeMonths, found.months);
      return meets(wanted, got) && (wholeMonths === undefined || months);
    },
  },
  'interest.rateConversion': {
    evaluate: ({ input }) => convertRate(rate(typeof input === 'object' && input !== null ? pick(fields(input), 'annual', 'rate') : input)),
    // A monthly rate may repeat (1.75 / 12); it is compared with as many decimals as the vector writes.
    matches: (got, { expected }) =>
      Object.entries(fields(expected)).every(([key, value]) => {
        const wanted = new Decimal(text(value).replace(/[%‰]/g, ''));
        return new Decimal(text(fields(got)[key])).toDecimalPlaces(wanted.decimalPlaces()).equals(wanted);
      }),
  },
  'interest.rounding': {
    evaluate: ({ input }) => {
      const given = fields(input);
      const raw = pick(given, 'segmentsRaw', 'segments', 'raw');
      if (raw !== undefined) {
        const kept = [raw].flat().map((amount) => keepSegment(exact(text(amount)), PBOC_PARAMETERS));
        return shown(payableInterest(kept, PBOC_PARAMETERS));
      }
      const from = day(given.start ?? '2025-01-01');
      const byDays = given.days !== undefined;
      const to = byDays ? addDays(from, Number(given.days)) : addMonths(from, Number(given.months ?? Number(given.years ?? 1) * 12));
      const parameters = {
        ...PBOC_PARAMETERS,
        wholeMajorUnits: flag(given.yuanBase),
        method: byDays ? 'actualDays' : 'wholeMonths',
      } as const;
      const deposit = { kind: 'contract', principal: money(given.principal), from, to, rate: rate(given.rate) } as const;
      return shown(payableInterest([interestSegment(deposit, parameters).amount], parameters));
    },
  },
  'interest.tax': {
    evaluate: ({ input }) =>
      `${savingsTaxPercent(day(typeof input === 'object' && input !== null ? pick(fields(input), 'date') : input))}%`,
  },
};
