/** Likeness of two texts by Jaro, 0 to 1, on code points: common characters within half the longer length, less transpositions. */
export function jaro(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  if (a.length === 0 && b.length === 0) return 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const common: string[] = [];
  a.forEach((c, i) => {
    for (let j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j++) {
      if (b[j] !== c || taken.has(j)) continue;
      taken.add(j);
      common.push(c);
      return;
    }
  });
  if (common.length === 0) return 0;
  const inOrder = [...taken].sort((x, y) => x - y);
  const outOfPlace = common.filter((c, i) => c !== b[inOrder[i] ?? -1]).length;
  const m = common.length;
  return (m / a.length + m / b.length + (m - outOfPlace / 2) / m) / 3;
}

const PREFIX_WEIGHT = 0.1;
const LONGEST_PREFIX = 4;

/** Winkler's variant (1990): a common beginning of up to four characters raises the likeness. */
export function jaroWinkler(left: string, right: string): number {
  const likeness = jaro(left, right);
  const a = [...left];
  const b = [...right];
  let prefix = 0;
  while (prefix < LONGEST_PREFIX && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return likeness + prefix * PREFIX_WEIGHT * (1 - likeness);
}
