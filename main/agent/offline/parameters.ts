import type { AgentContext } from '../context.ts';

/** What a counter goes by while central is silent. A directory of banks is not among it: it is searched at central. */
const KEPT: ReadonlySet<string> = new Set([
  'offlineLimit',
  'counterLimit',
  'overrideRule',
  'stopListing',
  'tillLimit',
  'largeValue',
  'dueDiligence',
]);

const PAGE = 1_000;
/** A page of each change there was; more means that something turns in circles. */
const MOST_PAGES = 500;

/** Fetches what the bank has set since the last time and keeps it with the time at which it was fetched. True when central answered. */
export const fetchParameters = async (context: Pick<AgentContext, 'central' | 'store' | 'clock' | 'log'>): Promise<boolean> => {
  const before = await context.store.do('parameterSnapshot', null);
  const fetchedAt = context.clock.now();
  const changed: { kind: string; key: string; effectiveFrom: string; value: string }[] = [];
  const removed: { kind: string; key: string; effectiveFrom: string }[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { since: before?.version ?? '0', limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await context.central.call('parameterSnapshot', { query });
    if (!answer.ok) return false;
    const { version, businessDate, full, next } = answer.value;
    for (const { kind, key, effectiveFrom, value } of answer.value.changed)
      if (KEPT.has(kind)) changed.push({ kind, key, effectiveFrom, value: JSON.stringify(value) });
    for (const { kind, key, effectiveFrom } of answer.value.removed) if (KEPT.has(kind)) removed.push({ kind, key, effectiveFrom });
    if (next === null) {
      await context.store.do('putParameters', { snapshot: { version, businessDate, fetchedAt }, full, changed, removed });
      return true;
    }
    cursor = next;
  }
  context.log.warn({ pages: MOST_PAGES }, 'parameters were not fetched: too many pages');
  return false;
};
