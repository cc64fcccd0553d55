import type { PlannedParty } from '../planned.ts';

/** An adult whom the customers behind may be related to. */
export interface Adult extends PlannedParty {
  readonly number: string;
  readonly surname: string | null;
  readonly sex: 'M' | 'F';
  readonly birthYear: number;
}

const REMEMBERED = 60;
const PARENT_YEARS = [22, 45] as const;
const SPOUSE_YEARS = 8;

/** The adults that came last. Families and companies are neighbours by customer number, as where people open accounts together. */
export interface Neighbours {
  add(adult: Adult): void;
  /** Somebody who may be the mother or father of a child born in a year. */
  parentOf(birthYear: number): Adult | null;
  /** Somebody to be married to. Nobody is married twice. */
  spouseOf(adult: Adult): Adult | null;
  /** Somebody to run a company, and to own a part of it. */
  anybody(place: number): Adult | null;
}

export function createNeighbours(): Neighbours {
  const adults: Adult[] = [];
  const married = new Set<string>();
  return {
    add: (adult) => {
      adults.push(adult);
      if (adults.length <= REMEMBERED) return;
      const gone = adults.shift();
      if (gone !== undefined) married.delete(gone.number);
    },
    parentOf: (birthYear) =>
      adults.findLast((adult) => birthYear - adult.birthYear >= PARENT_YEARS[0] && birthYear - adult.birthYear <= PARENT_YEARS[1]) ?? null,
    spouseOf: ({ number, sex, birthYear }) => {
      const found = adults.findLast(
        (adult) => adult.sex !== sex && Math.abs(adult.birthYear - birthYear) <= SPOUSE_YEARS && !married.has(adult.number),
      );
      if (found === undefined) return null;
      married.add(found.number);
      married.add(number);
      return found;
    },
    anybody: (place) => adults[place % Math.max(adults.length, 1)] ?? null,
  };
}
