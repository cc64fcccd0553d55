import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CNY } from '../money/currency.ts';
import { sheetToCsv, toCsv } from './csv.ts';
import { reportSheetSchema } from './sheet.ts';

/** A reader of RFC 4180 that knows nothing of the writer. */
const readCsv = (text: string): string[][] => {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ',') {
      row.push(cell);
      cell = '';
    } else if (!quoted && sign === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      at += 1;
    } else cell += sign;
  }
  return rows;
};

describe('a CSV file', () => {
  it('begins with the mark that shows Chinese in spreadsheet programs, and ends its lines as RFC 4180 has it', () => {
    expect(toCsv([['交易', '金额']])).toBe('\uFEFF交易,金额\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['=cmd|"/c calc"!A1', '"\'=cmd|""/c calc""!A1"'],
    ['+86 138', "'+86 138"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-张三', "'-张三"],
    ['\t=1', "'\t=1"],
  ])('keeps %j from being a formula', (cell, written) => {
    expect(toCsv([[cell]])).toBe(`\uFEFF${written}\r\n`);
  });

  it('leaves a negative amount a number', () => {
    expect(toCsv([['-12.50']])).toBe('\uFEFF-12.50\r\n');
  });

  test('every text comes back as it was, but for the apostrophe', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const back = readCsv(toCsv(rows).slice(1));
        expect(back.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
          rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
        );
        expect(back.flat().filter((cell) => /^[=+@\t\r]/.test(cell))).toEqual([]);
      }),
    );
  });
});

test('a report says its codes in words of the language, amounts as decimals, and what was checked', () => {
  const sheet = reportSheetSchema.parse({
    kind: 'day',
    names: { zh: '网点日报', en: 'Day report' },
    about: '1001',
    businessDate: '2026-03-02',
    madeAt: '2026-03-02T08:00:00.000Z',
    tables: [
      {
        names: { zh: '按交易', en: 'By transaction' },
        currency: CNY,
        columns: [
          { names: { zh: '交易', en: 'Transaction' }, type: 'transaction', widthMm: 60 },
          { names: { zh: '借方', en: 'Debit' }, type: 'money', widthMm: 50 },
        ],
        rows: [['1201', '123456']],
        sum: ['', '123456'],
        chart: null,
        more: false,
      },
    ],
    checks: [{ names: { zh: '借方 = 贷方', en: 'Debit = credit' }, holds: true, detail: '1,234.56 / 1,234.56' }],
  });
  expect(readCsv(sheetToCsv(sheet, 'zh').slice(1))).toEqual([
    ['网点日报', '1001', '2026-03-02'],
    [''],
    ['按交易'],
    ['交易', '借方'],
    ['1201 现金存款', '1234.56'],
    ['合计', '1234.56'],
    [''],
    ['借方 = 贷方', '相符', '1,234.56 / 1,234.56'],
  ]);
  expect(sheetToCsv(sheet, 'en')).toContain('1201 Cash deposit,1234.56\r\nTotal,1234.56\r\n');
});
