/** Deeper than any contract; recursion over a body that is nested without end would exhaust the stack. */
const MAX_DEPTH = 16;

const isPlainText = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/**
 * Why a parsed JSON value cannot be taken, or null. PostgreSQL stores no NUL, UTF-8 has no lone surrogates, and neither belongs
 * in any text of a bank; both would come back as a server error or as another text.
 */
export function unacceptable(value: unknown, depth = 0): string | null {
  if (depth > MAX_DEPTH) return 'nested too deeply';
  if (typeof value === 'string') return isPlainText(value) ? null : 'a text holds a character that cannot be stored';
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'a number is out of range';
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, item] of Object.entries(value)) {
    const reason = isPlainText(key) ? unacceptable(item, depth + 1) : 'a name holds a character that cannot be stored';
    if (reason !== null) return reason;
  }
  return null;
}
