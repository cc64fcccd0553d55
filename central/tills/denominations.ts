import { type DenominationCounts, MAX_PIECES } from '../../contract/money/denominations.ts';

const withoutZeros = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(counts)
      .filter(([, count]) => count !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Adds pieces to a till. Null when it would hold more of one kind than any count may name. */
export function addCounts(held: DenominationCounts, added: DenominationCounts): Record<string, number> | null {
  const sum: Record<string, number> = { ...held };
  for (const [id, count] of Object.entries(added)) sum[id] = (sum[id] ?? 0) + count;
  return Object.values(sum).some((count) => count > MAX_PIECES) ? null : withoutZeros(sum);
}

/** Equal piece by piece; a missing id is zero. */
export function sameCounts(a: DenominationCounts, b: DenominationCounts): boolean {
  return JSON.stringify(Object.entries(withoutZeros(a))) === JSON.stringify(Object.entries(withoutZeros(b)));
}

/** Takes pieces out of a till. The first denomination that it does not hold enough of, where it does not. */
export function subtractCounts(
  held: DenominationCounts,
  paid: DenominationCounts,
): { readonly left: Record<string, number> } | { readonly lacking: string; readonly held: number } {
  const left: Record<string, number> = { ...held };
  for (const [id, count] of Object.entries(paid)) {
    const now = held[id] ?? 0;
    if (now < count) return { lacking: id, held: now };
    left[id] = now - count;
  }
  return { left: withoutZeros(left) };
}
