import { CNY_DENOMINATIONS, type DenominationCounts } from '../money/denominations.ts';

/** What happened to a till, one after the other. `count`: what was found in it when it was opened, closed or handed over. */
export type TillEvent =
  | { readonly kind: 'open' | 'count'; readonly transactionCode: string; readonly pieces: DenominationCounts }
  | { readonly kind: 'moved'; readonly transactionCode: string; readonly pieces: DenominationCounts };

export interface TillBalance {
  readonly opening: DenominationCounts;
  /** Pieces taken and given, each as a number that is not negative. */
  readonly taken: DenominationCounts;
  readonly given: DenominationCounts;
  /** Over (positive) and short (negative) pieces that counts found. */
  readonly differences: DenominationCounts;
  readonly closing: DenominationCounts;
  /** By transaction, in the order of their codes; minor units. */
  readonly byCode: readonly { readonly transactionCode: string; readonly count: number; readonly taken: bigint; readonly given: bigint }[];
}

const IDS = CNY_DENOMINATIONS.items.map(({ id }) => id);
const VALUES = new Map(CNY_DENOMINATIONS.items.map(({ id, value }) => [id, BigInt(value)]));

/** Each kind of piece by itself, those without a piece left out. */
const each = (of: (id: string) => number): Record<string, number> =>
  Object.fromEntries(IDS.map((id) => [id, of(id)] as const).filter(([, pieces]) => pieces !== 0));

const sum = (left: DenominationCounts, right: DenominationCounts): Record<string, number> =>
  each((id) => (left[id] ?? 0) + (right[id] ?? 0));

/** What pieces are worth, in minor units; negative counts take away. */
export const worth = (pieces: DenominationCounts): bigint =>
  Object.entries(pieces).reduce((total, [id, count]) => total + (VALUES.get(id) ?? 0n) * BigInt(count), 0n);

/**
 * Balancing (domain: till): opening + taken − given + differences = closing, by denomination. The first count of the day is the opening; a
 * later one that finds other pieces than are booked makes a difference, over or short, and work goes on from what was found.
 */
export const balanceTill = (events: readonly TillEvent[]): TillBalance => {
  const first = events.findIndex(({ kind }) => kind === 'open');
  const opening = each((id) => events[first]?.pieces[id] ?? 0);
  let taken: DenominationCounts = {};
  let given: DenominationCounts = {};
  let differences: DenominationCounts = {};
  let closing: DenominationCounts = opening;
  const byCode = new Map<string, { count: number; taken: bigint; given: bigint }>();
  for (const event of events.slice(first + 1)) {
    if (event.kind !== 'moved') {
      const found = each((id) => (event.pieces[id] ?? 0) - (closing[id] ?? 0));
      differences = sum(differences, found);
      closing = sum(closing, found);
      continue;
    }
    const ins = each((id) => Math.max(event.pieces[id] ?? 0, 0));
    const outs = each((id) => Math.max(-(event.pieces[id] ?? 0), 0));
    taken = sum(taken, ins);
    given = sum(given, outs);
    closing = sum(closing, event.pieces);
    const before = byCode.get(event.transactionCode) ?? { count: 0, taken: 0n, given: 0n };
    byCode.set(event.transactionCode, {
      count: before.count + 1,
      taken: before.taken + worth(ins),
      given: before.given + worth(outs),
    });
  }
  return {
    opening,
    taken,
    given,
    differences,
    closing,
    byCode: [...byCode].sort(([a], [b]) => (a < b ? -1 : 1)).map(([transactionCode, figures]) => ({ transactionCode, ...figures })),
  };
};
