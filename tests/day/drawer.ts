import { CNY_DENOMINATIONS, type DenominationCounts } from '../../contract/money/denominations.ts';

type Pieces = Record<string, number>;

/** Notes and coins that really lie somewhere, kept by the hands that put them there and by no program: what a count finds. */
export interface Drawer {
  counts(): Pieces;
  put(pieces: DenominationCounts): void;
  /** Throws when a hand reaches for what is not there. */
  take(pieces: DenominationCounts): void;
}

export const createDrawer = (name: string, first: DenominationCounts): Drawer => {
  const held: Pieces = { ...first };
  return {
    counts: () => Object.fromEntries(Object.entries(held).filter(([, pieces]) => pieces !== 0)),
    put: (pieces) => {
      for (const [id, count] of Object.entries(pieces)) held[id] = (held[id] ?? 0) + count;
    },
    take: (pieces) => {
      for (const [id, count] of Object.entries(pieces)) {
        if ((held[id] ?? 0) < count) throw new Error(`There are not ${count} of ${id} in ${name}`);
        held[id] = (held[id] ?? 0) - count;
      }
    },
  };
};

export const samePieces = (left: DenominationCounts, right: DenominationCounts): boolean =>
  CNY_DENOMINATIONS.items.every(({ id }) => (left[id] ?? 0) === (right[id] ?? 0));
