import { crossedAmount, plainAmount } from '../../../contract/documents/amounts.ts';
import type { CashCountInput } from '../../../contract/documents/inputs.ts';
import { sumMinor, toWire } from '../../../contract/money/amount.ts';
import { toUppercaseVoucherAmount } from '../../../contract/money/uppercase.ts';
import type { Result } from '../../../contract/result.ts';
import type { PrinterError } from '../../errors.ts';
import { drawForm, type FormDrawing } from '../drawing.ts';
import { CASH_COUNT, CASH_ROWS, VOUCHER_ROWS } from '../templates/cashCount.ts';
import { headValues, pageText, personText } from './head.ts';
import { all, inPages } from './pages.ts';

/** What the count says of the books: over and short are named, and nothing is said where nothing was compared. */
function compared({ booked, currency }: CashCountInput, total: bigint): Record<string, string> {
  if (booked === null) return {};
  const difference = total - BigInt(booked);
  return {
    booked: crossedAmount(booked, currency),
    differenceLabel: difference > 0n ? '长款' : difference < 0n ? '短款' : '账实相符',
    difference: difference === 0n ? '' : crossedAmount(toWire(difference < 0n ? -difference : difference), currency),
  };
}

/** The slip of a count or hand-over. Kinds of money or ranges beyond a page's rows go on to further pages; each page bears the whole sum. */
export function renderCashCount(input: CashCountInput): Result<FormDrawing[], PrinterError> {
  const total = sumMinor(input.counted.map(({ value }) => BigInt(value)));
  const cash = inPages(input.counted, 2 * CASH_ROWS);
  const vouchers = inPages(input.vouchers, VOUCHER_ROWS);
  const of = Math.max(cash.length, vouchers.length);
  const person = (who: CashCountInput['giver']) => (who === null ? '' : personText(who));
  return all(
    Array.from({ length: of }, (_, index) => {
      const kinds = cash[index] ?? [];
      const ranges = vouchers[index] ?? [];
      const half = (side: 'A' | 'B') => {
        const own = side === 'A' ? kinds.slice(0, CASH_ROWS) : kinds.slice(CASH_ROWS);
        return {
          [`kind${side}`]: own.map(({ name }) => name),
          [`pieces${side}`]: own.map(({ pieces }) => String(pieces)),
          [`value${side}`]: own.map(({ value }) => plainAmount(value, input.currency)),
        };
      };
      return drawForm(CASH_COUNT, {
        ...headValues(input, input.title),
        page: pageText(index + 1, of),
        till: input.till,
        occasion: input.occasion,
        ...half('A'),
        ...half('B'),
        totalUpper: toUppercaseVoucherAmount(total, input.currency),
        total: crossedAmount(toWire(total), input.currency),
        ...compared(input, total),
        voucher: ranges.map(({ name }) => name),
        first: ranges.map(({ first }) => first),
        last: ranges.map(({ last }) => last),
        count: ranges.map(({ count }) => String(count)),
        giver: person(input.giver),
        receiver: person(input.receiver),
        witness: person(input.witness),
      });
    }),
  );
}
