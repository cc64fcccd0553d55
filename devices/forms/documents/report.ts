import { branchDateAndTime } from '../../../contract/dates/branchTime.ts';
import { plainAmount } from '../../../contract/documents/amounts.ts';
import type { ReportInput } from '../../../contract/documents/inputs.ts';
import { minorUnitsSchema } from '../../../contract/money/amount.ts';
import { cellWords, HOLDS, SUM } from '../../../contract/reports/words.ts';
import type { Result } from '../../../contract/result.ts';
import type { PrinterError } from '../../errors.ts';
import { drawForm, type FormDrawing } from '../drawing.ts';
import { type ReportColumn, reportTemplate, TABLE_ROWS } from '../templates/report.ts';
import { branchText, personText, reprintMark, spaced } from './head.ts';
import { all, inPages } from './pages.ts';

type Table = ReportInput['tables'][number];

interface Page {
  readonly table: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly string[])[];
}

const textOf = (table: Table, cell: string, index: number): string => {
  const type = table.columns[index]?.type ?? 'text';
  if (type !== 'money') return cellWords(type, cell, 'zh');
  const amount = minorUnitsSchema.safeParse(cell);
  return amount.success ? plainAmount(amount.data, table.currency) : cell;
};

const isFigure = (type: Table['columns'][number]['type']): boolean => type === 'money' || type === 'count';

const pagesOf = (table: Table): Page[] => {
  const rows = table.rows.map((row) => row.map((cell, index) => textOf(table, cell, index)));
  const sum = table.sum === null ? [] : [[SUM.zh, ...table.sum.map((cell, index) => textOf(table, cell, index)).slice(1)]];
  const columns = table.columns.map(({ name, type, widthMm }) => ({
    name,
    widthMm,
    align: isFigure(type) ? ('right' as const) : ('left' as const),
  }));
  return inPages([...rows, ...sum], TABLE_ROWS).map((page) => ({ table: table.name, columns, rows: page }));
};

const CHECK_COLUMNS: readonly ReportColumn[] = [
  { name: '核对', widthMm: 100, align: 'left' },
  { name: '结果', widthMm: 14, align: 'left' },
  { name: '数字', widthMm: 76, align: 'left' },
];

/** Half-width characters that the column of figures has room for. */
const DETAIL_CELLS = 42;

/** Figures go on in the next row where there are too many of them for one. */
const inRows = (detail: string): string[] => {
  const rows: string[] = [''];
  for (const word of detail.split(' ')) {
    const last = rows.at(-1) ?? '';
    const longer = last === '' ? word : `${last} ${word}`;
    if (longer.length <= DETAIL_CELLS) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
};

const checkPages = ({ checks }: ReportInput): Page[] =>
  checks.length === 0
    ? []
    : inPages(
        checks.flatMap(({ text, holds, detail }) =>
          inRows(detail).map((figures, row) => (row === 0 ? [text, HOLDS.zh[holds ? 1 : 0], figures] : ['', '', figures])),
        ),
        TABLE_ROWS,
      ).map((rows) => ({ table: '核对', columns: CHECK_COLUMNS, rows }));

/** A report's tables, each on pages of its own, and last what was checked. */
export function renderReport(input: ReportInput): Result<FormDrawing[], PrinterError> {
  const pages = [...input.tables.flatMap(pagesOf), ...checkPages(input)];
  return all(
    pages.map(({ table, columns, rows }, index) =>
      drawForm(reportTemplate(columns), {
        bank: input.bankName,
        title: spaced(input.title),
        mark: reprintMark(input.reprint),
        branch: branchText(input),
        date: input.businessDate,
        page: `第${index + 1}/${pages.length}页`,
        about: input.about,
        table,
        ...Object.fromEntries(columns.map((_, column) => [`c${column}`, rows.map((row) => row[column] ?? '')])),
        teller: personText(input.teller),
        printedAt: branchDateAndTime(input.printedAt),
      }),
    ),
  );
}
