import type { VirtualCounter } from '../../../contract/views/virtualCounter.ts';

type Book = NonNullable<VirtualCounter['passbook']>;
type Run = Book['runs'][number];

const MM_PER_INCH = 25.4;
/** Height of a 24-dot character at 180 dpi. */
export const GLYPH_MM = 3.4;

/**
 * What the usual demand book (150 by 198 mm, 12 lines above the fold and 12 below) has printed on it before it meets a printer:
 * lines and column heads. It only helps the eye; where the print stands is told by the runs themselves.
 */
const USUAL = { widthMm: 150, heightMm: 198, firstMm: 34, pitchMm: 5.08, linesToFold: 12, lines: 24, foldGapMm: 12.7 };

export const COLUMNS = [
  { id: 'date', xMm: 4 },
  { id: 'summary', xMm: 24.3 },
  { id: 'withdrawal', xMm: 43.3 },
  { id: 'deposit', xMm: 72.8 },
  { id: 'balance', xMm: 102.4 },
  { id: 'teller', xMm: 134.3 },
] as const;

export const isUsual = (page: Book['page']): boolean => page.widthMm === USUAL.widthMm && page.heightMm === USUAL.heightMm;

/** Top of each line of the usual book, in millimetres from the upper edge. */
export const lineTops = (): number[] =>
  Array.from(
    { length: USUAL.lines },
    (_, line) => USUAL.firstMm + USUAL.pitchMm * line + (line >= USUAL.linesToFold ? USUAL.foldGapMm : 0),
  );

/** Width in half-width cells: Chinese characters take two. */
export const cellsOf = (text: string): number => [...text].reduce((sum, char) => sum + (/[\u1100-\u{3ffff}]/u.test(char) ? 2 : 1), 0);

/** Where the run ends on paper: as told, or by its characters when the device does not say. */
export const runWidth = (run: Run): number => (run.widthMm > 0 ? run.widthMm : (cellsOf(run.text) * MM_PER_INCH) / run.cpi);
