import type { JournalRow as CentralEntry } from '../../../contract/central/journal.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { Comparison, Difference } from '../../../contract/views/compare.ts';
import type { JournalRow } from '../../../contract/views/transaction.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { entryAgrees, isPending, isSettled, judgeOnlyThere, judgePending, judgeSettled, judgeUnsent } from './judge.ts';

type Answer<T> = Promise<Result<T, WireError>>;

const MOST_DIFFERENCES = 500;
const PAGE = 200;

/** Every row of a date here, oldest last. */
const rowsHere = async (context: AgentContext, businessDate: string): Promise<JournalRow[]> => {
  const rows: JournalRow[] = [];
  let before: ClientKey | null = null;
  do {
    const page: { rows: JournalRow[]; next: ClientKey | null } = await context.store.do('journalPage', {
      limit: PAGE,
      before,
      businessDate,
      stage: null,
    });
    rows.push(...page.rows);
    before = page.next;
  } while (before !== null);
  return rows;
};

/** Every entry of a date that this PC has at central. */
const entriesThere = async (context: AgentContext, businessDate: string): Answer<CentralEntry[]> => {
  const entries: CentralEntry[] = [];
  let cursor: string | undefined;
  do {
    const query = { businessDate, own: 'true' as const, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const page = await askCentral(context, 'journal', { query });
    if (!page.ok) return page;
    entries.push(...page.value.entries);
    cursor = page.value.next ?? undefined;
  } while (cursor !== undefined);
  return ok(entries);
};

const judge = async (context: AgentContext, row: JournalRow, entry: CentralEntry | null): Answer<Difference | null> => {
  if (isPending(row.stage)) return ok(judgePending(row, entry));
  if (!isSettled(row.stage)) return ok(entry === null ? null : judgeUnsent(row, entry));
  if (entry !== null && entryAgrees(row, entry)) return ok(null);
  // The list may lack what books nothing, or show lines whose sum is the amount: central's answer for the key decides.
  const inquiry = await askCentral(context, 'inquire', { params: { clientKey: row.clientKey } });
  return inquiry.ok ? ok(judgeSettled(row, inquiry.value, entry)) : inquiry;
};

/** What needs somebody comes first. */
const urgency = ({ kind }: Difference): number => (kind === 'open' ? 1 : 0);

/**
 * Compares a date's rows of this counter with central's, by key. Asks and changes nothing: what is to be done stands beside each
 * difference. A row of another date here that central booked on this one counts as here.
 */
export const compareJournals = async (context: AgentContext, date: string | null): Answer<Comparison> => {
  const businessDate = date ?? context.connection.day()?.businessDate ?? context.session.current()?.session.businessDate ?? null;
  if (businessDate === null) return err(wireError('CENTRAL_UNREACHABLE'));
  // Central first: a row that is accepted meanwhile is then only here for a moment, and its key is asked for.
  const there = await entriesThere(context, businessDate);
  if (!there.ok) return there;
  const byKey = new Map(
    there.value.flatMap((entry) => (entry.clientKey === null ? [] : [[entry.clientKey as string, entry]])) as [string, CentralEntry][],
  );
  const rows = await rowsHere(context, businessDate);
  const known = new Set<string>(rows.map(({ clientKey }) => clientKey));
  const differences: Difference[] = [];
  let [here, matched] = [0, 0];
  for (const row of rows) {
    if (isSettled(row.stage)) here += 1;
    const judged = await judge(context, row, byKey.get(row.clientKey) ?? null);
    if (!judged.ok) return judged;
    if (judged.value !== null) differences.push(judged.value);
    else if (isSettled(row.stage)) matched += 1;
  }
  for (const entry of there.value) {
    if (entry.clientKey === null || known.has(entry.clientKey)) continue;
    const elsewhere = await context.store.do('getTransaction', entry.clientKey);
    if (elsewhere === null) differences.push(judgeOnlyThere(entry));
  }
  const restored = await context.store.do('restoredAt', null);
  if ((await context.store.do('uncomparedSince', null)) !== null) {
    await context.store.do('markCompared', null);
    context.notes.clear('PC_RESTORED');
  }
  return ok({
    businessDate,
    comparedAt: context.clock.now(),
    here,
    there: there.value.length,
    matched,
    differences: differences.toSorted((one, other) => urgency(one) - urgency(other)).slice(0, MOST_DIFFERENCES),
    more: differences.length > MOST_DIFFERENCES,
    restoredAt: restored,
  });
};
