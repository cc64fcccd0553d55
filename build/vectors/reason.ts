/**
 * Reason codes of vector files are words in capitals, sometimes with a remark in parentheses, and files name one reason in more
 * than one way (`ACTUAL_AMENDED`, `ACTUAL_AMOUNT_AMENDED`). Two codes agree when the words of one are all among the other's.
 */
const words = (code: string): string[] =>
  code
    .replace(/\(.*$/, '')
    .toUpperCase()
    .replace(/(?<=[A-Z])(?=\d)/g, ' ')
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');

export function sameReason(expected: string, got: string): boolean {
  const [a, b] = [words(expected), words(got)];
  if (a.length === 0 || b.length === 0) return false;
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  return shorter.every((word) => longer.includes(word));
}

/** A sentence up to its remark: `yes (because ...)` is `yes`. */
export const withoutRemark = (sentence: string): string => sentence.replace(/\s+\(.*$/, '').trim();
