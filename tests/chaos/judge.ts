import { checkBooks } from '../../central/checks/run.ts';
import type { Db } from '../../central/database/connect.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import type { JournalRow } from '../../contract/views/transaction.ts';
import type { AgentClient } from '../support/agent-client.ts';
import type { Told } from './teller.ts';

export interface Verdict {
  readonly accepted: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Anything else that is not as it must be. */
  readonly wrong: readonly string[];
}

const allRows = async (client: AgentClient): Promise<JournalRow[]> => {
  const rows: JournalRow[] = [];
  let before: ClientKey | null = null;
  for (;;) {
    const page: { rows: JournalRow[]; next: ClientKey | null } = await client.must('journal.page', {
      limit: 200,
      before,
      businessDate: null,
      stage: null,
    });
    rows.push(...page.rows);
    if (page.next === null) return rows;
    before = page.next;
  }
};

const POSTED = new Set<JournalRow['stage']>(['accepted', 'printing', 'done', 'reversed']);
const NEVER = new Set<JournalRow['stage']>(['rejected', 'void', 'open', 'quoted']);

/**
 * Everything that was told, everything that is written here and everything that is booked at central, beside each other: each accepted
 * transaction once there and once here, nothing there that is not here, the cash of the till the same in both, the chain whole.
 */
export const judgeCounter = async (db: Db, deviceId: string, client: AgentClient, told: ReadonlyMap<ClientKey, Told>): Promise<Verdict> => {
  const rows = await allRows(client);
  const entries = await db
    .selectFrom('journal_entry')
    .select(['client_key', 'trace_number'])
    .where('device_id', '=', deviceId)
    .where('client_key', 'is not', null)
    .execute();
  const there = new Map<string, string[]>();
  for (const { client_key, trace_number } of entries) there.set(client_key ?? '', [...(there.get(client_key ?? '') ?? []), trace_number]);
  const here = new Map(rows.map((row) => [row.clientKey as string, row]));
  const lost: string[] = [];
  const doubled: string[] = [];
  const wrong: string[] = [];

  for (const [key, traces] of there) {
    if (traces.length > 1) doubled.push(`${key} is booked ${traces.length} times`);
    const row = here.get(key);
    if (row === undefined) lost.push(`${key} is booked and not in the journal of ${deviceId}`);
    else if (NEVER.has(row.stage)) wrong.push(`${key} is booked and ${row.stage} here`);
  }
  for (const row of rows) {
    const traces = there.get(row.clientKey) ?? [];
    if (POSTED.has(row.stage) && traces.length === 0) lost.push(`${row.clientKey} is ${row.stage} here and not booked`);
    if (POSTED.has(row.stage) && !traces.includes(row.traceNumber ?? '')) wrong.push(`${row.clientKey} has another trace number there`);
    if (!POSTED.has(row.stage) && !NEVER.has(row.stage)) wrong.push(`${row.clientKey} is still ${row.stage}`);
  }
  for (const { clientKey, traceNumber } of told.values()) {
    const traces = there.get(clientKey) ?? [];
    if (traces.length === 0) lost.push(`${clientKey} was told and is not booked`);
    else if (traceNumber !== null && !traces.includes(traceNumber)) wrong.push(`${clientKey} was told with another trace number`);
  }

  const { till } = await client.must('counter.state', {});
  if (till !== null) {
    const booked = await db
      .selectFrom('till_cash')
      .select(['balance', 'denominations'])
      .where('till_id', '=', till.tillId)
      .where('currency', '=', till.currency)
      .executeTakeFirst();
    if (booked === undefined || booked.balance !== BigInt(till.balance))
      wrong.push(`till ${till.tillId} is ${till.balance} here and ${booked?.balance} at central`);
    for (const [id, count] of Object.entries(till.denominations))
      if ((booked?.denominations[id] ?? 0) !== count)
        wrong.push(`till ${till.tillId} has ${count} of ${id} here and ${booked?.denominations[id]} there`);
  }
  const chain = await client.must('audit.verify', {});
  if (!chain.intact) wrong.push(`the audit chain of ${deviceId} breaks at row ${chain.firstBadRow}`);
  return { accepted: rows.filter(({ stage }) => POSTED.has(stage)).length, lost, doubled, wrong };
};

/** The bank's own checks: balanced entries, balances as their postings, control accounts as their subledgers. */
export const judgeBooks = async (db: Db): Promise<readonly string[]> =>
  (await checkBooks(db)).results.filter(({ offences }) => offences.length > 0).map(({ name }) => `the books: ${name}`);
