import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { cursorSchema } from '../../contract/central/page.ts';
import { keyset } from './keyset.ts';

const things = keyset('things', z.tuple([z.int(), z.string().regex(/^[a-z]{1,20}$/)]));

/** The list as a database would answer it: rows after the key, in order, one more than the page holds. */
const after = (rows: readonly (readonly [number, string])[], key: readonly [number, string] | null, limit: number) =>
  rows.filter(([rank, name]) => key === null || rank > key[0] || (rank === key[0] && name > key[1])).slice(0, limit + 1);

test('page by page every row comes once, in order, whatever the size of a page', () => {
  const rows = fc.uniqueArray(fc.tuple(fc.nat(3), fc.stringMatching(/^[a-z]{1,20}$/)), { selector: ([rank, name]) => `${rank}${name}` });
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 7 }), (unsorted, limit) => {
      const all = unsorted.toSorted(([r, n], [s, m]) => r - s || (n < m ? -1 : 1));
      const seen: (readonly [number, string])[] = [];
      let cursor: string | undefined;
      do {
        const key = things.read(cursor);
        if (!key.ok) throw new Error('its own cursor is refused');
        const page = things.page(after(all, key.value, limit), limit, ([rank, name]) => [rank, name]);
        expect(page.rows.length).toBeLessThanOrEqual(limit);
        seen.push(...page.rows);
        if (page.next !== null) expect(cursorSchema.safeParse(page.next).success).toBe(true);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(all);
    }),
  );
});

test('what is no position of this list is refused, never thrown', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
    fc.constant(Buffer.from('["others",[1,"a"]]').toString('base64url')),
    fc.constant(Buffer.from('["things",[1,"a",2]]').toString('base64url')),
    fc.constant(Buffer.from('["things",[1,"A"]]').toString('base64url')),
  );
  fc.assert(
    fc.property(anything, (cursor) => {
      fc.pre(cursor !== '');
      expect(things.read(cursor)).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
    }),
  );
});
