import { z } from 'zod';

/** One run of text on paper. Positions in millimetres from the top left corner of the open double page; `yMm` is the top of the characters. */
export const inkRunSchema = z.strictObject({
  xMm: z.number(),
  yMm: z.number(),
  text: z.string(),
  cpi: z.number().positive(),
  widthMm: z.number().nonnegative(),
});
export type InkRun = z.infer<typeof inkRunSchema>;

export const pageSizeSchema = z.strictObject({
  widthMm: z.number().positive(),
  heightMm: z.number().positive(),
  foldMm: z.number().positive().nullable(),
});
export type PageSize = z.infer<typeof pageSizeSchema>;

/** A passbook as a thing: what is printed in it stays in it, wherever it lies. `pages` holds the ink by double page, 1-based. */
export const bookSchema = z.strictObject({
  number: z.string().regex(/^[0-9A-Za-z-]{1,32}$/),
  accountNumber: z.string().max(40),
  holder: z.string().max(100),
  page: pageSizeSchema,
  openPage: z.number().int().min(1),
  pages: z.record(z.string().regex(/^[1-9][0-9]{0,2}$/), z.array(inkRunSchema)),
  stripe: z.string().regex(/^[0-?]{0,512}$/),
});
export type Book = z.infer<typeof bookSchema>;

export const MM_PER_INCH = 25.4;
export const mmFrom180 = (n180: number): number => (n180 * MM_PER_INCH) / 180;
export const mmFrom60 = (n60: number): number => (n60 * MM_PER_INCH) / 60;

/** The ink on the page that is open. */
export const runsOf = (book: Book): readonly InkRun[] => book.pages[String(book.openPage)] ?? [];

export function addRuns(book: Book, runs: readonly InkRun[]): Book {
  return { ...book, pages: { ...book.pages, [String(book.openPage)]: [...runsOf(book), ...runs] } };
}

/** Where books are kept when they are not in the printer. Saving is synchronous: ink is on paper before the printer says so. */
export interface BookShelf {
  load(number: string): Book | null;
  save(book: Book): void;
  numbers(): string[];
}

export function createMemoryShelf(): BookShelf {
  const books = new Map<string, Book>();
  return {
    load: (number) => books.get(number) ?? null,
    save: (book) => void books.set(book.number, book),
    numbers: () => [...books.keys()],
  };
}
