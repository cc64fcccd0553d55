import { toDecimalString } from '../money/amount.ts';
import type { ReportSheet, ReportTable } from './sheet.ts';
import { cellWords, HOLDS, type Language, SUM } from './words.ts';

/** Without it spreadsheet programs take UTF-8 for the PC's own code page, and Chinese for noise. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/** What a spreadsheet program would take for a formula. A plain number is none, whatever its sign. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

const cell = (text: string): string => {
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** RFC 4180, in UTF-8 with a byte order mark. A cell that begins like a formula gets an apostrophe before it, so that it stays text. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => row.map(cell).join(',') + LINE_END).join('');

const tableRows = (table: ReportTable, language: Language): string[][] => {
  const shown = (cells: readonly string[]): string[] =>
    cells.map((text, index) => {
      const type = table.columns[index]?.type ?? 'text';
      return type === 'money' && text !== '' ? toDecimalString(BigInt(text), table.currency) : cellWords(type, text, language);
    });
  return [
    [table.names[language]],
    table.columns.map(({ names }) => names[language]),
    ...table.rows.map(shown),
    ...(table.sum === null ? [] : [[SUM[language], ...shown(table.sum).slice(1)]]),
    [],
  ];
};

/** A report as a file for a spreadsheet: each table under its name, then what was checked. Amounts are decimals without separators. */
export const sheetToCsv = (sheet: ReportSheet, language: Language): string =>
  toCsv([
    [sheet.names[language], sheet.about, sheet.businessDate],
    [],
    ...sheet.tables.flatMap((table) => tableRows(table, language)),
    ...sheet.checks.map(({ names, holds, detail }) => [names[language], HOLDS[language][holds ? 1 : 0], detail]),
  ]);
