import { CNY, type Currency } from '../../../contract/money/currency.ts';
import { CNY_DENOMINATIONS, type DenominationCounts } from '../../../contract/money/denominations.ts';
import type { ReportCheck, ReportTable } from '../../../contract/reports/sheet.ts';

type Column = ReportTable['columns'][number];

/** Parts of which reports are put together. */

export const column = (zh: string, en: string, type: Column['type'], widthMm: number): Column => ({ names: { zh, en }, type, widthMm });

interface TableParts {
  readonly names: ReportTable['names'];
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  readonly currency?: Currency;
  /** Columns that are added up. */
  readonly summed?: readonly number[];
  readonly chart?: number;
  readonly more?: boolean;
}

const total = (rows: TableParts['rows'], at: number): string => rows.reduce((sum, row) => sum + BigInt(row[at] || '0'), 0n).toString();

export const tableOf = ({ names, columns, rows, currency = CNY, summed = [], chart, more = false }: TableParts): ReportTable => ({
  names,
  currency,
  columns: [...columns],
  rows: rows.map((row) => [...row]),
  sum: summed.length === 0 ? null : columns.map((_, at) => (summed.includes(at) ? total(rows, at) : '')),
  chart: chart ?? null,
  more,
});

export const check = (zh: string, en: string, holds: boolean, detail = ''): ReportCheck => ({ names: { zh, en }, holds, detail });

/** Kinds of pieces of which one of the counts has any, in the order of the table. */
export const kindsIn = (...counts: readonly DenominationCounts[]) =>
  CNY_DENOMINATIONS.items.filter(({ id }) => counts.some((each) => (each[id] ?? 0) !== 0));
