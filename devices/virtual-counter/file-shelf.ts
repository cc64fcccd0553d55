import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Book, type BookShelf, bookSchema } from '../emulators/tally-csi/book.ts';

const placesSchema = z.strictObject({ inPrinter: z.string().nullable(), onCounter: z.string().nullable() });
/** Where the books lie, besides the shelf. */
export type Places = z.infer<typeof placesSchema>;

export interface FileShelf extends BookShelf {
  places(): Places;
  savePlaces(places: Places): void;
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * Paper in a folder: one JSON file per book. Written whole and then renamed, before the printer confirms the line, so that neither a crash of this program nor one
 * of the program that prints can unprint a line. A file that does not parse throws: guessing at paper would make every later check worthless.
 */
export function createFileShelf(folder: string): FileShelf {
  const books = join(folder, 'passbooks');
  mkdirSync(books, { recursive: true, mode: 0o700 });
  const write = (path: string, value: unknown) => {
    const draft = `${path}.new`;
    writeFileSync(draft, `${JSON.stringify(value)}\n`, { mode: 0o600 });
    renameSync(draft, path);
  };
  const read = (path: string): unknown => {
    try {
      return JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  };
  const pathOf = (number: string) => join(books, `${bookSchema.shape.number.parse(number)}.json`);
  const placesPath = join(folder, 'counter.json');
  return {
    load(number) {
      const value = read(pathOf(number));
      return value === null ? null : bookSchema.parse(value);
    },
    save: (book: Book) => write(pathOf(book.number), book),
    numbers: () =>
      readdirSync(books)
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -'.json'.length)),
    places: () => placesSchema.parse(read(placesPath) ?? { inPrinter: null, onCounter: null }),
    savePlaces: (places) => write(placesPath, places),
  };
}
