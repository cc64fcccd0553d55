import { z } from 'zod';

/**
 * How long lists are read, by keyset: the house's rule for every route that answers a list which may grow.
 *
 * - The query takes `limit` and `cursor`. The answer holds the items under their own name and `next`.
 * - `next` is what to send as `cursor` for what follows, null after the last item. It is opaque: a position in this very list, whose form may
 *   change with any release. What is no such position is refused with INPUT_INVALID.
 * - A position is the sort key of the last item, never a count of items: rows that come or go meanwhile neither repeat nor hide others, and
 *   page 1,000 costs what page 1 costs.
 */
export const cursorSchema = z
  .string()
  .max(400)
  .regex(/^[A-Za-z0-9_-]*$/);

export const nextSchema = cursorSchema.min(1).nullable();

/** The query of a list: `usual` items a page unless the caller says otherwise, `most` at most. */
export const pageQuery = <const U extends number>({ usual, most }: { usual: U; most: number }) => ({
  /** Empty or absent: from the beginning. */
  cursor: cursorSchema.optional(),
  limit: z.coerce.number().int().min(1).max(most).default(usual),
});

/**
 * `next` in the answers of lists that are older than pages: present only when the caller sent `cursor`, an empty one for the first page. A branch
 * PC of an earlier release sends none and refuses an answer with a field that it does not know.
 */
export const nextWhenAskedSchema = nextSchema.optional();
