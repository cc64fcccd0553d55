/** How many bits of a counter are 1. */
export function oneBits(counter: number): number {
  let count = 0;
  for (let rest = counter; rest !== 0; rest = (rest & (rest - 1)) >>> 0) count += 1;
  return count;
}

/** The bits of a counter from the highest to the lowest, each as a number with that bit alone. */
export function bitsOf(counter: number, width: number): number[] {
  return Array.from({ length: width }, (_, index) => 2 ** (width - 1 - index)).filter((bit) => Math.floor(counter / bit) % 2 === 1);
}

/**
 * The next counter with no more than `most` one-bits, null when the `width` bits are used up. Adding the lowest bit leaves out a whole run
 * of values that have too many.
 */
export function nextCounter(counter: number, width: number, most: number): number | null {
  let next = counter + 1;
  while (oneBits(next) > most) next += (next & -next) >>> 0;
  return next < 2 ** width ? next : null;
}
