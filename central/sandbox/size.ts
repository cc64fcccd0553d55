import { COMPANIES, PEOPLE } from './people.ts';

/** Customers that every sandbox has, known to the documentation and the tests. */
export const KNOWN_CUSTOMERS = PEOPLE.length + COMPANIES.length;

/** Identity numbers do not repeat up to here. */
export const MOST_CUSTOMERS = 2_000_000;
