import type { Db } from '../database/connect.ts';
import { serializable, type Tx } from '../database/serializable.ts';
import { openCase } from './cases.ts';
import { currentEntries } from './current.ts';
import { screenAgainst } from './screen.ts';

/** Customers in one transaction: few enough that it never collides for long, enough that its costs do not count. */
const BATCH = 100;

export interface Progress {
  readonly state: 'none' | 'running' | 'done';
  readonly screened: number;
  readonly found: number;
}

interface Subject {
  readonly customerNumber: string;
  readonly role: string;
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  readonly documents: readonly string[];
}

/** The next customers after a position, each with everybody related by name, as subjects. */
async function subjectsAfter(
  tx: Tx,
  position: string,
  limit: number,
): Promise<{ last: string | null; count: number; subjects: Subject[] }> {
  const customers = await tx
    .selectFrom('customers')
    .select(['number', 'kind', 'name'])
    .where('number', '>', position)
    .orderBy('number')
    .limit(limit)
    .execute();
  const numbers = customers.map(({ number }) => number);
  if (numbers.length === 0) return { last: null, count: 0, subjects: [] };
  const documents = await tx
    .selectFrom('customer_documents')
    .select(['customer_number', 'id_number'])
    .where('customer_number', 'in', numbers)
    .execute();
  const related = await tx
    .selectFrom('customer_relationships')
    .select(['customer_number', 'kind', 'other_name', 'other_id_type', 'other_id_number'])
    .where('customer_number', 'in', numbers)
    .where('valid_until', 'is', null)
    .execute();
  const own = customers.map(
    ({ number, kind, name }): Subject => ({
      customerNumber: number,
      role: 'customer',
      kind: kind === 'company' ? 'organisation' : 'person',
      name,
      documents: documents.filter(({ customer_number }) => customer_number === number).map(({ id_number }) => id_number),
    }),
  );
  const others = related.map(
    (row): Subject => ({
      customerNumber: row.customer_number,
      role: row.kind,
      kind: row.other_id_type === 'creditCode' ? 'organisation' : 'person',
      name: row.other_name,
      documents: row.other_id_number === null ? [] : [row.other_id_number],
    }),
  );
  return { last: numbers.at(-1) ?? null, count: numbers.length, subjects: [...own, ...others] };
}

/** The next customers of the oldest unfinished screening, in one transaction. */
export async function screenNext(tx: Tx, limit: number, now: string): Promise<Progress & { did: number }> {
  const run = await tx.selectFrom('screening_runs').selectAll().where('state', '=', 'running').orderBy('id').limit(1).executeTakeFirst();
  if (run === undefined) return { state: 'none', screened: 0, found: 0, did: 0 };
  // What older versions brought was compared when it came, or when the customer came.
  const entries = (await currentEntries(tx)).filter(({ entry, versionFrom }) => entry.list === run.list && versionFrom >= run.version);
  const { last, count, subjects } = await subjectsAfter(tx, run.position, limit);
  let found = run.found;
  for (const { customerNumber, role, ...subject } of subjects) {
    const hits = screenAgainst(entries, subject);
    const opened = await openCase(tx, { customerNumber, name: subject.name, role }, hits, { by: run.started_by, at: now });
    if (opened !== null) found += 1;
  }
  const state = last === null ? ('done' as const) : ('running' as const);
  const screened = run.screened + count;
  await tx
    .updateTable('screening_runs')
    .set({ state, position: last ?? run.position, screened, found, finished_at: state === 'done' ? now : null })
    .where('id', '=', run.id)
    .execute();
  return { state, screened, found, did: count };
}

/**
 * Goes on with the oldest unfinished screening by up to `customers` customers. Each hundred commits with the position, so that it may
 * be stopped at any moment and taken up by anybody; two at once do not do the same hundred twice, because one of them is retried.
 */
export async function advanceScreening(db: Db, customers: number, now: () => Date): Promise<Progress> {
  let left = customers;
  let progress: Progress = { state: 'none', screened: 0, found: 0 };
  while (left > 0) {
    const { did, ...rest } = await serializable(db, (tx) => screenNext(tx, Math.min(BATCH, left), now().toISOString()));
    progress = rest;
    if (rest.state !== 'running') break;
    left -= did;
  }
  return progress;
}
