/** A branch's cash and forms as they ought to be, in the plainest way: what the database says is compared with it. */

export const FORM_TYPES = ['cashCheque', 'draftApplication'] as const;
export type FormType = (typeof FORM_TYPES)[number];

export interface PendingCash {
  readonly number: string;
  readonly code: '0221' | '0222' | '0223';
  readonly from: string;
  readonly to: string;
  readonly giver: string;
  readonly receiver: string;
  readonly hundreds: number;
}

export interface PendingForms {
  readonly number: string;
  readonly type: FormType;
  readonly first: number;
  readonly last: number;
  readonly from: string;
  readonly to: string;
  readonly giver: string;
  readonly receiver: string;
}

export interface BranchModel {
  readonly code: string;
  /** Hundred-yuan notes by till and vault; other pieces are not moved. */
  readonly hundreds: Map<string, number>;
  readonly cash: PendingCash[];
  readonly forms: PendingForms[];
  /** Open numbers by `type holder`. */
  readonly held: Map<string, Set<number>>;
  over: number;
  short: number;
  spent: number;
}

const between = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);

export const heldBy = (branch: BranchModel, type: FormType, holder: string): Set<number> => {
  const key = `${type} ${holder}`;
  const numbers = branch.held.get(key) ?? new Set<number>();
  branch.held.set(key, numbers);
  return numbers;
};

export const holdsAll = (branch: BranchModel, type: FormType, holder: string, first: number, last: number): boolean =>
  between(first, last).every((number) => heldBy(branch, type, holder).has(number));

/** Moves forms; to nobody when they are spent. */
export function moveNumbers(branch: BranchModel, type: FormType, first: number, last: number, from: string, to: string | null): void {
  for (const number of between(first, last)) {
    heldBy(branch, type, from).delete(number);
    if (to === null) branch.spent += 1;
    else heldBy(branch, type, to).add(number);
  }
}

export const lowest = (branch: BranchModel, type: FormType, holder: string): number =>
  [...heldBy(branch, type, holder)].reduce((low, number) => Math.min(low, number), Number.POSITIVE_INFINITY);

/** Open ranges by `type holder`, as the database keeps them. */
export function rangesOf(branch: BranchModel): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [key, numbers] of branch.held) {
    const sorted = [...numbers].sort((a, b) => a - b);
    const ranges: [number, number][] = [];
    for (const number of sorted) {
      const last = ranges.at(-1);
      if (last !== undefined && last[1] === number - 1) last[1] = number;
      else ranges.push([number, number]);
    }
    if (ranges.length > 0) found[key] = ranges.map(([first, last]) => `${first}-${last}`);
  }
  return found;
}
