const figureOf = (cell: string): bigint => (/^-?\d+$/.test(cell) ? BigInt(cell) : 0n);

/** The greatest figure of a column; 0 where there is none above it. */
export const greatestOf = (rows: readonly (readonly string[])[], column: number): bigint =>
  rows.reduce((greatest, row) => {
    const figure = figureOf(row[column] ?? '');
    return figure > greatest ? figure : greatest;
  }, 0n);

/** How much of the greatest a figure is, in hundredths; what is not above 0 has no bar, what is has a visible one. */
export const partOf = (cell: string, greatest: bigint): number => {
  const figure = figureOf(cell);
  if (figure <= 0n || greatest <= 0n) return 0;
  return Math.max(1, Number((figure * 100n) / greatest));
};
