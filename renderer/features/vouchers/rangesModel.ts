import { readForms, type TypedRange } from '../../../contract/vouchers/forms.ts';
import { rangeSize } from '../../../contract/vouchers/range.ts';

export const EMPTY_RANGE: TypedRange = { type: '', first: '', last: '' };

export const isEmptyRange = ({ type, first, last }: TypedRange): boolean => `${type}${first}${last}`.trim() === '';

/** The rows that stand there: what was typed, and one that is empty while there may be more. */
export const rowsToShow = (typed: readonly TypedRange[], most: number): readonly TypedRange[] => {
  const last = typed.at(-1);
  if (last === undefined) return [EMPTY_RANGE];
  return typed.length < most && !isEmptyRange(last) ? [...typed, EMPTY_RANGE] : typed;
};

/** The rows with one of them changed; those at the end that stay empty are left out. */
export const withRange = (rows: readonly TypedRange[], at: number, change: Partial<TypedRange>): readonly TypedRange[] => {
  const changed = rows.map((row, index) => (index === at ? { ...row, ...change } : row));
  const end = changed.findLastIndex((row) => !isEmptyRange(row));
  return changed.slice(0, end + 1);
};

/** How many forms a row has; null while it is not finished. */
export const formsIn = (row: TypedRange): number | null => {
  const range = readForms(row);
  return range.ok ? rangeSize(range.value) : null;
};
