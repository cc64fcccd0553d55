import type { PostingRequest } from '../../contract/central/transactions.ts';
import type { TellerCaller } from '../central.ts';
import type { KeyedRequest } from '../idempotency/outcomes.ts';
import type { Prepared } from './prepare.ts';
import type { Wanted } from './read.ts';

/** One posting that waits for its turn: checked, under its key, not decided yet. */
export interface Item {
  readonly caller: TellerCaller;
  readonly keyed: KeyedRequest;
  readonly body: PostingRequest;
  readonly prepared: Prepared;
  /** Taken in by a counter that could not reach central: the business date and the instant there. */
  readonly captured?: { readonly on: string; readonly at: string };
}

/** Whether it reads what others do not, and so is posted by itself. */
export const isAlone = ({ prepared, captured }: Item): boolean => prepared.handler.read !== undefined || captured !== undefined;

const distinct = (keys: readonly string[]): string[] => [...new Set(keys)];

/** Everything that the decisions of these look at. */
export function wantedBy(items: readonly Pick<Item, 'caller' | 'prepared'>[], postings: readonly Item[]): Wanted {
  const needs = items.map(({ prepared: { handler, asked } }) => handler.needs(asked));
  return {
    branches: distinct(items.map(({ caller }) => caller.branchCode)),
    quotes: distinct(postings.filter(({ captured }) => captured === undefined).map(({ body }) => body.quoteId)),
    sessions: distinct(postings.filter(({ captured }) => captured === undefined).map(({ caller }) => caller.sessionHash)),
    forms: postings.map(({ keyed }) => keyed),
    serials: postings.length,
    accounts: distinct(needs.flatMap(({ accounts }) => accounts ?? [])),
    tills: distinct(needs.flatMap(({ tills }) => tills ?? [])),
    tellers: distinct(items.filter((_, index) => needs[index]?.ownTill === true).map(({ caller }) => caller.tellerId)),
  };
}

/** What it may change: two that share a key of these are not worked on at the same time by one node. */
export function keysOf({ caller, prepared: { handler, asked } }: Item): readonly string[] {
  const needs = handler.needs(asked);
  return [...(needs.accounts ?? []), ...(needs.tills ?? []), ...(needs.ownTill === true ? [`teller ${caller.tellerId}`] : [])];
}
