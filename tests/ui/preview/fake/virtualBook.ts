import type { VirtualCounter } from '../../../../contract/views/virtualCounter.ts';

const MM = 25.4;
const COLUMNS = [12, 58, 102, 172, 242, 318];
const cells = (text: string): number => [...text].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0);
const WIDTHS = [8, 8, 13, 13, 14, 6];

const ROWS = [
  ['20250611', '现存', '', '20,000.00', '32,118.40', '100101'],
  ['20250621', '结息', '', '9.63', '32,128.03', '999999'],
  ['20250702', '现取', '5,000.00', '', '27,128.03', '100102'],
  ['20250718', '转存', '', '60,000.00', '87,128.03', '100101'],
  ['20250804', '现取', '620.25', '', '86,507.78', '100103'],
];

/** A book with some lines, placed as the usual book's geometry places them. */
export const bookWith = (number: string, accountNumber: string, holder: string): NonNullable<VirtualCounter['passbook']> => ({
  number,
  accountNumber,
  holder,
  inPrinter: true,
  openPage: 1,
  page: { widthMm: 150, heightMm: 198, foldMm: 99 },
  runs: ROWS.flatMap((row, line) =>
    row.flatMap((text, column) => {
      if (text === '') return [];
      const width = WIDTHS[column] ?? 8;
      const shift = column >= 2 && column <= 4 ? width - cells(text) : 0;
      return [
        {
          xMm: (((COLUMNS[column] ?? 0) + shift * 5) * MM) / 60,
          yMm: ((241 + 36 * line) * MM) / 180,
          text,
          cpi: 12,
          widthMm: (cells(text) * MM) / 12,
        },
      ];
    }),
  ),
});
