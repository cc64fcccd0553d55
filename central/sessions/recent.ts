import type { FindSession, SessionKey, TellerRow } from './authenticate.ts';

/** Sessions that this node has seen a moment ago. */
export interface RecentSessions {
  /** As `FindSession`, but the answer may be as old as `FRESH_MS`. */
  find: FindSession;
  forget(key: SessionKey): void;
}

/**
 * Long enough that a busy teller's postings do not each look the session up, short enough that what a use case does before it looks
 * at the session itself means nothing.
 */
const FRESH_MS = 2_000;
const MAX_KEPT = 5_000;

const nameOf = ({ deviceId, tokenHash }: SessionKey): string => `${deviceId} ${tokenHash}`;

/**
 * For routes whose use case looks at the session again, in the transaction of its work: there the database decides, and what is
 * remembered here only lets the request get that far without a round trip of its own.
 */
export function createRecentSessions(find: FindSession, monotonic: () => number = () => performance.now()): RecentSessions {
  const kept = new Map<string, { readonly row: TellerRow; readonly at: number }>();
  return {
    find: async (key) => {
      const name = nameOf(key);
      const known = kept.get(name);
      if (known !== undefined && monotonic() - known.at < FRESH_MS) return known.row;
      const row = await find(key);
      if (kept.size >= MAX_KEPT) kept.clear();
      if (row === null) kept.delete(name);
      else kept.set(name, { row, at: monotonic() });
      return row;
    },
    forget: (key) => void kept.delete(nameOf(key)),
  };
}
