import { uuidv7 } from 'uuidv7';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { Tx } from '../database/serializable.ts';
import type { RunHost } from './begin.ts';

/**
 * How long a node may be silent before another one takes the run over. Each chunk renews it. Correctness does not rest on it or
 * on clocks: whoever takes over writes its name into the row, and a chunk commits only while its own name stands there.
 */
const LEASE_MS = 60_000;

/** The lease went to another node; what this one had not committed is undone. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

const until = ({ clock }: RunHost): string => new Date(clock.now().getTime() + LEASE_MS).toISOString();

/** What a node that wants to work finds: its name in the lease, or why there is nothing to do for it. */
export type Lease = { readonly holder: string } | 'finished' | 'elsewhere';

/** Takes the lease of a run that is there, unless another node has it. */
export async function takeLease(tx: Tx, host: RunHost, date: BusinessDate): Promise<Lease> {
  const run = await tx.selectFrom('end_of_day_runs').selectAll().where('business_date', '=', date).executeTakeFirstOrThrow();
  if (run.state === 'finished') return 'finished';
  if (run.lease_until !== null && run.lease_until > host.clock.now().toISOString()) return 'elsewhere';
  const holder = uuidv7();
  await tx
    .updateTable('end_of_day_runs')
    .set({ lease_holder: holder, lease_until: until(host), last_error: null })
    .where('business_date', '=', date)
    .execute();
  return { holder };
}

/** Renews the lease in the transaction of a chunk. Throws `LeaseLost` when another node has it. */
export async function renewLease(tx: Tx, host: RunHost, date: BusinessDate, holder: string): Promise<{ nextDate: BusinessDate }> {
  const row = await tx
    .updateTable('end_of_day_runs')
    .set({ lease_until: until(host) })
    .where('business_date', '=', date)
    .where('lease_holder', '=', holder)
    .returning('next_date')
    .executeTakeFirst();
  if (row === undefined) throw new LeaseLost(`The end of ${date} is worked on elsewhere`);
  return { nextDate: row.next_date as BusinessDate };
}

const MAX_ERROR = 300;

/** Gives the lease back with what stopped the run, so that the next one need not wait for it to run out. */
export async function stopWith(host: RunHost, date: BusinessDate, holder: string, error: unknown): Promise<void> {
  const text = error instanceof Error ? error.message : String(error);
  await host.db
    .updateTable('end_of_day_runs')
    .set({ lease_holder: null, lease_until: null, last_error: text.slice(0, MAX_ERROR) })
    .where('business_date', '=', date)
    .where('lease_holder', '=', holder)
    .where('state', '=', 'running')
    .execute();
}
