import { branchDateAndTime, branchTimeOfDay } from '../../../contract/dates/branchTime.ts';
import { plainAmount } from '../../../contract/documents/amounts.ts';
import type { DayReportInput } from '../../../contract/documents/inputs.ts';
import { sumMinor, toWire } from '../../../contract/money/amount.ts';
import type { Result } from '../../../contract/result.ts';
import type { PrinterError } from '../../errors.ts';
import { drawForm, type FormDrawing } from '../drawing.ts';
import { DAY_REPORT, REPORT_ROWS } from '../templates/dayReport.ts';
import { branchText, personText, reprintMark, spaced } from './head.ts';
import { all, inPages } from './pages.ts';

type Row = DayReportInput['rows'][number];
const sumOf = (rows: readonly Row[], side: 'debit' | 'credit') => toWire(sumMinor(rows.map((row) => BigInt(row[side] ?? '0'))));

/** Pages of a day's report. Each has its own sums; the last has those of the day. */
export function renderDayReport(input: DayReportInput): Result<FormDrawing[], PrinterError> {
  const pages = inPages(input.rows, REPORT_ROWS);
  return all(
    pages.map((rows, index) => {
      const last = index === pages.length - 1;
      const summed = last ? input.rows : rows;
      const amount = (value: Row['debit']) => (value === null ? '' : plainAmount(value, input.currency));
      return drawForm(DAY_REPORT, {
        bank: input.bankName,
        title: spaced(input.title),
        mark: reprintMark(input.reprint),
        branch: branchText(input),
        date: input.businessDate,
        currency: input.currency,
        page: `第${index + 1}/${pages.length}页`,
        number: rows.map((_, at) => String(index * REPORT_ROWS + at + 1)),
        time: rows.map(({ at }) => branchTimeOfDay(at)),
        trace: rows.map(({ traceNumber }) => traceNumber),
        name: rows.map(({ name }) => name),
        account: rows.map(({ accountNumber }) => accountNumber),
        debit: rows.map(({ debit }) => amount(debit)),
        credit: rows.map(({ credit }) => amount(credit)),
        sumLabel: last ? '全日合计' : '本页合计',
        debitSum: plainAmount(sumOf(summed, 'debit'), input.currency),
        creditSum: plainAmount(sumOf(summed, 'credit'), input.currency),
        count: String(rows.length),
        teller: personText(input.teller),
        printedAt: branchDateAndTime(input.printedAt),
      });
    }),
  );
}
