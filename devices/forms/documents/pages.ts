import { ok, type Result } from '../../../contract/result.ts';

/** A list in pages; an empty one has one empty page, for a paper that says nothing is still a paper. */
export function inPages<T>(items: readonly T[], perPage: number): (readonly T[])[] {
  const pages: (readonly T[])[] = [];
  for (let at = 0; at < items.length; at += perPage) pages.push(items.slice(at, at + perPage));
  return pages.length === 0 ? [[]] : pages;
}

/** All of them, or the first error. */
export function all<T, E>(results: readonly Result<T, E>[]): Result<T[], E> {
  const values: T[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    values.push(result.value);
  }
  return ok(values);
}
