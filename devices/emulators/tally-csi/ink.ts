import { addRuns, type Book, MM_PER_INCH, mmFrom60, mmFrom180 } from './book.ts';
import type { TypedRun } from './interpreter.ts';

/** The book with a line of text on its open page. What lies beside the paper is printed on the roller and seen by nobody. */
export function draw(book: Book, y180: number, runs: readonly TypedRun[]): Book {
  const ink = runs
    .map(({ x60, text, cells, cpi }) => ({ xMm: mmFrom60(x60), yMm: mmFrom180(y180), text, cpi, widthMm: (cells * MM_PER_INCH) / cpi }))
    .filter(({ xMm }) => xMm < book.page.widthMm);
  return addRuns(book, ink);
}

/** What a jam leaves of a line: the first half of its runs, and of the last of these the first half. */
export function halfOf(runs: readonly TypedRun[]): TypedRun[] {
  const first = runs.slice(0, Math.ceil(runs.length / 2));
  return first.map((run, index) => {
    if (index < first.length - 1) return run;
    const chars = [...run.text];
    return { ...run, text: chars.slice(0, Math.ceil(chars.length / 2)).join(''), cells: Math.ceil(run.cells / 2) };
  });
}
