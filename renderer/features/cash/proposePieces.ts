import { CNY_DENOMINATIONS, type DenominationCounts } from '../../../contract/money/denominations.ts';

/**
 * The fewest pieces, greatest first, that a till can pay an amount with; notes before coins of the same worth. Null: these pieces cannot
 * pay it exactly. What greatest-first misses (six 20s for 120 beside one 100) is tried by leaving out one more of a greater piece.
 */
export const proposePieces = (amount: bigint, held: DenominationCounts): Record<string, number> | null => {
  const pieces = [...CNY_DENOMINATIONS.items].sort((left, right) => (BigInt(left.value) < BigInt(right.value) ? 1 : -1));
  const fill = (left: bigint, from: number, tries: { left: number }): Record<string, number> | null => {
    if (left === 0n) return {};
    const piece = pieces[from];
    if (piece === undefined || tries.left <= 0) return null;
    const worth = BigInt(piece.value);
    const most = Math.min(Number(left / worth), held[piece.id] ?? 0);
    for (let take = most; take >= Math.max(0, most - 4); take--) {
      tries.left -= 1;
      const rest = fill(left - BigInt(take) * worth, from + 1, tries);
      if (rest !== null) return take === 0 ? rest : { [piece.id]: take, ...rest };
    }
    return null;
  };
  return amount <= 0n ? null : fill(amount, 0, { left: 20_000 });
};
