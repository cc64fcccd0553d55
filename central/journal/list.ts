import { z } from 'zod';
import type { RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { JournalRow } from '../../contract/central/journal.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { Currency } from '../../contract/money/currency.ts';
import { type ClientKey, traceNumberSchema } from '../../contract/primitives.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import type { Db } from '../database/connect.ts';
import { keyset } from '../database/keyset.ts';
import { maySeeCustomers } from '../sessions/permission.ts';

type Route = (typeof centralRoutes)['journal'];

/** Trace numbers of a branch and day rise in the order of posting. */
const positions = keyset('journal', z.tuple([traceNumberSchema]));

const SELECT = [
  'id',
  'trace_number',
  'branch_code',
  'business_date',
  'posted_at',
  'transaction_code',
  'teller_id',
  'device_id',
  'client_key',
  'reverses',
  'authoriser_ids',
] as const;

type EntryRow = Awaited<ReturnType<typeof page>>[number];

function page(db: Db, caller: TellerCaller, query: RouteQuery<Route>, from: string | null) {
  const date = query.businessDate ?? caller.businessDate;
  // A trace number begins with branch and date, so that a day is a range of the index on it.
  const prefix = `${caller.branchCode}${date.slice(2).replaceAll('-', '')}`;
  return db
    .selectFrom('journal_entry')
    .select([...SELECT])
    .where('trace_number', '>', from ?? prefix)
    .where('trace_number', '<', `${prefix}:`)
    .where('branch_code', '=', caller.branchCode)
    .where('business_date', '=', date)
    .$if(query.tellerId !== undefined, (list) => list.where('teller_id', '=', query.tellerId ?? ''))
    .$if(query.transactionCode !== undefined, (list) => list.where('transaction_code', '=', query.transactionCode ?? ''))
    .$if(query.own === 'true', (list) => list.where('device_id', '=', caller.deviceId))
    .orderBy('trace_number')
    .limit(query.limit + 1)
    .execute();
}

async function linesOf(db: Db, entries: readonly EntryRow[]): Promise<Map<string, JournalRow['lines']>> {
  const lines = new Map<string, JournalRow['lines']>();
  if (entries.length === 0) return lines;
  const rows = await db
    .selectFrom('journal_line')
    .selectAll()
    .where(
      'entry_id',
      'in',
      entries.map(({ id }) => id),
    )
    .orderBy('entry_id')
    .orderBy('line_number')
    .execute();
  for (const row of rows) {
    const line = {
      side: row.side,
      branchCode: row.branch_code,
      subject: row.subject,
      owner: row.owner,
      currency: row.currency as Currency,
      amount: toWire(row.amount),
    };
    lines.set(row.entry_id, [...(lines.get(row.entry_id) ?? []), line]);
  }
  return lines;
}

/** Trace numbers of the entries that these reverse and are reversed by. */
async function reversalsOf(db: Db, entries: readonly EntryRow[]): Promise<{ of: Map<string, string>; by: Map<string, string> }> {
  const ids = entries.map(({ id }) => id);
  const targets = entries.map(({ reverses }) => reverses).filter((id) => id !== null);
  const of = new Map<string, string>();
  const by = new Map<string, string>();
  if (targets.length > 0)
    for (const row of await db.selectFrom('journal_entry').select(['id', 'trace_number']).where('id', 'in', targets).execute())
      of.set(row.id, row.trace_number);
  if (ids.length > 0)
    for (const row of await db.selectFrom('journal_entry').select(['reverses', 'trace_number']).where('reverses', 'in', ids).execute())
      by.set(row.reverses ?? '', row.trace_number);
  return { of, by };
}

/** The branch's journal of a day. */
export async function listJournal(
  central: Central,
  { caller, query }: { caller: TellerCaller; query: RouteQuery<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const from = positions.read(query.cursor);
  if (!from.ok) return from;
  const found = await page(central.db, caller, query, from.value?.[0] ?? null);
  const { rows, next } = positions.page(found, query.limit, (row) => [row.trace_number]);
  const [lines, reversals] = [await linesOf(central.db, rows), await reversalsOf(central.db, rows)];
  const entries = rows.map(
    (row): JournalRow => ({
      traceNumber: row.trace_number,
      branchCode: row.branch_code,
      businessDate: row.business_date,
      postedAt: row.posted_at,
      transactionCode: row.transaction_code,
      tellerId: row.teller_id,
      authoriserIds: row.authoriser_ids,
      deviceId: row.device_id,
      clientKey: row.client_key as ClientKey | null,
      reverses: row.reverses === null ? null : (reversals.of.get(row.reverses) ?? null),
      reversedBy: reversals.by.get(row.id) ?? null,
      lines: lines.get(row.id) ?? [],
    }),
  );
  return { ok: true, value: { businessDate: query.businessDate ?? caller.businessDate, entries, next } };
}
