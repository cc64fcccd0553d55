import { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import type { Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';

/** Positions in one list (see `contract/central/page.ts`). */
export interface Keyset<Key extends readonly unknown[]> {
  /** Where to go on, or null for the beginning. Refuses what is no position of this list with INPUT_INVALID. */
  read(cursor: string | undefined): Result<Key | null, WireError>;
  /** Cuts `limit + 1` rows to a page, and says where the next one begins; null when there is none. */
  page<Row>(rows: readonly Row[], limit: number, keyOf: (row: Row) => Key): { readonly rows: readonly Row[]; readonly next: string | null };
}

const parsed = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

/**
 * The positions of a list. `list` names it, so that a position of another list is refused instead of misread; `key` is its sort key, unique
 * for each row. A cursor is not signed: what it says reaches the database as checked parameters only, and names no row that the list would
 * not show to the same caller. Keep personal data out of the key: cursors stand in URLs.
 */
export function keyset<Key extends readonly [unknown, ...unknown[]]>(list: string, key: z.ZodType<Key>): Keyset<Key> {
  const shape = z.tuple([z.literal(list), key]);
  return {
    read: (cursor) => {
      if (cursor === undefined || cursor === '') return { ok: true, value: null };
      const read = shape.safeParse(parsed(cursor));
      return read.success
        ? { ok: true, value: read.data[1] }
        : refuse('INPUT_INVALID', { reason: 'query: cursor: not a position in this list' });
    },
    page: (rows, limit, keyOf) => {
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const more = rows.length > limit && last !== undefined;
      return { rows: shown, next: more ? Buffer.from(JSON.stringify([list, keyOf(last)])).toString('base64url') : null };
    },
  };
}
