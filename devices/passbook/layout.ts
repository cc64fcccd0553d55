import { err, ok, type Result } from '../../contract/result.ts';
import type { PrinterError } from '../errors.ts';
import { cellWidth60 } from '../framing/escp.ts';
import type { PassbookGeometry } from './geometry.ts';
import type { PassbookLine } from './printer.ts';
import { cellsOf } from './text.ts';

/** Where a line of the book is: the double page (1-based), the line on it (1-based) and its distance from the top edge in 1/180 inch. */
export interface LinePosition {
  readonly page: number;
  readonly lineOnPage: number;
  readonly y180: number;
}

/** Position of a line counted from the beginning of the book (1-based); null when the book has no such line. */
export function linePosition(geometry: PassbookGeometry, lineNumber: number): LinePosition | null {
  if (!Number.isInteger(lineNumber) || lineNumber < 1 || lineNumber > geometry.pages * geometry.linesPerPage) return null;
  const index = (lineNumber - 1) % geometry.linesPerPage;
  const { fold } = geometry;
  const gap = fold !== null && index >= fold.afterLine ? fold.gap180 : 0;
  return {
    page: Math.floor((lineNumber - 1) / geometry.linesPerPage) + 1,
    lineOnPage: index + 1,
    y180: geometry.firstLine180 + geometry.linePitch180 * index + gap,
  };
}

/** A text at its place: x in 1/60 inch, y in 1/180 inch from the open book's top left corner. */
export interface PlacedText {
  readonly x60: number;
  readonly text: string;
}
export interface PlacedLine {
  readonly lineNumber: number;
  readonly y180: number;
  readonly texts: readonly PlacedText[];
}

const fail = (code: PrinterError['code'], message: string) => err<PrinterError>({ code, message });

/**
 * Places one line's columns. `mediaOverflow`: no such line. `fieldSpecFailure`: no such column. `fieldError`: too wide, or nothing to print at all
 * (a line without ink could never be confirmed on paper). `charSetData`: a character the printer does not have.
 */
export function placeLine(geometry: PassbookGeometry, line: PassbookLine): Result<PlacedLine, PrinterError> {
  const position = linePosition(geometry, line.lineNumber);
  if (position === null) return fail('mediaOverflow', `the book has no line ${line.lineNumber}`);
  const texts: PlacedText[] = [];
  for (const id of Object.keys(line.columns)) {
    if (!geometry.columns.some((column) => column.id === id)) return fail('fieldSpecFailure', `the book has no column ${id}`);
  }
  for (const column of geometry.columns) {
    const text = line.columns[column.id] ?? '';
    if (text === '') continue;
    const cells = cellsOf(text);
    if (cells === null)
      return fail('charSetData', `line ${line.lineNumber}, column ${column.id}: a character that the printer cannot print`);
    const room = column.width - cells;
    if (room < 0) return fail('fieldError', `line ${line.lineNumber}, column ${column.id}: ${cells} cells in a column of ${column.width}`);
    const shift = column.align === 'right' ? room : column.align === 'center' ? Math.floor(room / 2) : 0;
    texts.push({ x60: column.x60 + shift * cellWidth60(geometry.cpi), text });
  }
  if (texts.length === 0) return fail('fieldError', `line ${line.lineNumber} is empty`);
  return ok({ lineNumber: line.lineNumber, y180: position.y180, texts });
}

/**
 * Places a whole job. All lines must be on one double page, in the order of the book, each once: the printer cannot turn a page, and only the teller can see
 * which one is open. `linesByPage` divides longer jobs.
 */
export function placeJob(geometry: PassbookGeometry, lines: readonly PassbookLine[]): Result<readonly PlacedLine[], PrinterError> {
  if (lines.length === 0) return fail('invalidData', 'a job without lines');
  const placed: PlacedLine[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before !== undefined && before.lineNumber >= line.lineNumber)
      return fail('invalidData', 'lines must be in the order of the book, each once');
    const one = placeLine(geometry, line);
    if (!one.ok) return one;
    placed.push(one.value);
  }
  if (linesByPage(geometry, lines).length > 1) return fail('mediaOverflow', 'the lines are on more than one page');
  return ok(placed);
}

/** Divides lines into jobs of one page each, in order. Lines that the book does not have stay with the page before them and are refused when printed. */
export function linesByPage<L extends { readonly lineNumber: number }>(
  geometry: PassbookGeometry,
  lines: readonly L[],
): { page: number; lines: L[] }[] {
  const groups: { page: number; lines: L[] }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const page = linePosition(geometry, line.lineNumber)?.page ?? last?.page ?? 1;
    if (last?.page === page) last.lines.push(line);
    else groups.push({ page, lines: [line] });
  }
  return groups;
}
