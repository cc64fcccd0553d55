import { searchCatalogue } from '../../../contract/transactions/catalogue.ts';
import type { TransactionDefinition } from '../../../contract/transactions/definition.ts';
import type { Role } from '../../../contract/views/session.ts';

/** What the bar offers: what the teller's roles allow. Signing on is over once the bar is there. */
export const offered = (typed: string, roles: readonly Role[]): TransactionDefinition[] =>
  searchCatalogue(typed).filter((entry) => entry.panel !== 'signOn' && entry.roles.some((role) => roles.includes(role)));

/** Enter takes the marked line; without an arrow key that is the best match. */
export const chosen = (hits: readonly TransactionDefinition[], marked: number): TransactionDefinition | undefined =>
  hits[marked] ?? hits[0];

export const moveMark = (count: number, marked: number, step: 1 | -1): number => (count === 0 ? 0 : (marked + step + count) % count);
