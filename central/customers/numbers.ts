import { randomInt } from 'node:crypto';

const LOWEST = 1_000_000_000;
const ABOVE = 8_000_000_000;

/**
 * A customer number to try: ten digits, chance instead of a counter, because a counter is one row or one index page that every
 * creation of the bank meets at, and its neighbours can be guessed. The primary key decides; of a taken number another is tried.
 * Numbers from 8000000000 are left to what was numbered elsewhere (migrated or sandbox customers).
 */
export const proposeCustomerNumber = (): string => String(randomInt(LOWEST, ABOVE));
