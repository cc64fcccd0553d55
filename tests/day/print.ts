import { table } from '../../build/catalogue/table.ts';
import { formatAmount } from '../../contract/money/amount.ts';
import type { ReportSheet } from '../../contract/reports/sheet.ts';
import { cellWords, HOLDS, SUM } from '../../contract/reports/words.ts';

/** A report as lines of a terminal. */
export const linesOf = (sheet: ReportSheet): string[] => [
  `${sheet.names.zh} ${sheet.names.en}  ${sheet.about}  ${sheet.businessDate}`,
  ...sheet.tables.flatMap(({ names, columns, rows, sum, currency }) => {
    const shown = (cells: readonly string[]): string[] =>
      cells.map((cell, at) => {
        const type = columns[at]?.type ?? 'text';
        return type === 'money' && cell !== '' ? formatAmount(BigInt(cell), currency) : cellWords(type, cell, 'zh');
      });
    const total = sum === null ? [] : [[SUM.zh, ...shown(sum).slice(1)]];
    return [names.zh, ...table([columns.map((each) => each.names.zh), ...rows.map(shown), ...total]), ''];
  }),
  ...sheet.checks.map(({ names, holds, detail }) => `${names.zh}  ${HOLDS.zh[holds ? 1 : 0]}  ${detail}`),
];
