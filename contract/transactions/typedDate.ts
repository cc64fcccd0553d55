import { dateSchema } from '../primitives.ts';

/** A date as people type it: `20260302`, `2026-3-2`, `2026/03/02`, `2026.3.2`. Null: no such day. */
export const typedDate = (text: string): string | null => {
  const match = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(text.normalize('NFKC'));
  if (match === null) return null;
  const [, year = '', month = '', day = ''] = match;
  return dateSchema.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).data ?? null;
};
