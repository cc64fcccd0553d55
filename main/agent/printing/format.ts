import { formatAmount } from '../../../contract/money/amount.ts';
import { CNY } from '../../../contract/money/currency.ts';
import type { PassbookLine } from '../../../contract/views/printing.ts';

/** A passbook entry as the book's columns show it. Dates are printed as in the books of the trade: yymmdd without separators. */
export const passbookColumns = (line: PassbookLine): Record<string, string> => {
  const amount = BigInt(line.amount);
  const shown = formatAmount(amount < 0n ? -amount : amount, CNY);
  return {
    date: line.date.replaceAll('-', ''),
    summary: line.summaryZh,
    withdrawal: amount < 0n ? shown : '',
    deposit: amount < 0n ? '' : shown,
    balance: formatAmount(BigInt(line.balance), CNY),
    teller: line.tellerId,
  };
};
