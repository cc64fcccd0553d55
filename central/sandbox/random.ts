/** A small generator of reproducible numbers (mulberry32). Not for secrets. */
export interface Random {
  /** From 0 to just below 1. */
  real(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** True in so many of a hundred cases. */
  chance(percent: number): boolean;
  /** Of the normal distribution with mean 0 and deviation 1. */
  normal(): number;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const real = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number): number => min + Math.floor(real() * (max - min + 1));
  return {
    real,
    int,
    pick: (items) => items[int(0, items.length - 1)] ?? items[0],
    chance: (percent) => real() * 100 < percent,
    normal: () => Math.sqrt(-2 * Math.log(1 - real())) * Math.cos(2 * Math.PI * real()),
  };
}

/** A seed of its own for each part of something: neighbours do not resemble each other. */
export function mixSeed(seed: number, part: number): number {
  let mixed = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(part + 1, 0x85ebca6b)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Picks by weight. */
export function weighted<T>(items: readonly (readonly [item: T, weight: number])[]): (random: Random) => T {
  const bounds: number[] = [];
  let total = 0;
  for (const [, weight] of items) {
    total += weight;
    bounds.push(total);
  }
  const [first] = items;
  if (first === undefined) throw new Error('Nothing to pick from');
  return (random) => {
    const at = random.real() * total;
    let [low, high] = [0, bounds.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at < (bounds[middle] ?? 0)) high = middle;
      else low = middle + 1;
    }
    return (items[low] ?? first)[0];
  };
}

/**
 * Gives each number from 0 on a slot from 0 to `size - 1`, every slot once in each block of `size` numbers, in an order of the seed: what is
 * rare is there in every bank that is large enough, and stands nowhere in rows.
 */
export function quota(seed: number, size: number): (index: number) => number {
  let block = -1;
  let slots: readonly number[] = [];
  return (index) => {
    const wanted = Math.floor(index / size);
    if (wanted !== block) {
      const random = createRandom(mixSeed(seed, wanted));
      const shuffled = Array.from({ length: size }, (_, slot) => slot);
      for (let last = size - 1; last > 0; last -= 1) {
        const other = random.int(0, last);
        [shuffled[last], shuffled[other]] = [shuffled[other] ?? 0, shuffled[last] ?? 0];
      }
      block = wanted;
      slots = shuffled;
    }
    return slots[index % size] ?? 0;
  };
}
