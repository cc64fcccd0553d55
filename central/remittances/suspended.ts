import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { isQuote } from '../accounts/quoting.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import type { RemittancesInTable } from '../database/tables/remittances.ts';
import type { Written } from '../posting/plan.ts';
import { noteStep } from './steps.ts';
import { SUSPENSE } from './subjects.ts';
import type { Incoming } from './waiting.ts';

/** An incoming payment of the branch, as it is looked up for a decision. */
export interface Suspended {
  readonly row: Incoming | null;
  readonly quoting: boolean;
}

export async function readSuspended(tx: Tx, caller: TellerCaller, number: string): Promise<Suspended> {
  const query = tx.selectFrom('remittances_in').selectAll().where('number', '=', number);
  return { row: (await query.where('branch_code', '=', caller.branchCode).executeTakeFirst()) ?? null, quoting: await isQuote(tx) };
}

/** The payment, when it still waits at this branch. */
export function waiting(row: Incoming | null, number: string): Result<Incoming, WireError> {
  if (row === null) return refuse('REMITTANCE_UNKNOWN', { number });
  return row.state === 'suspense' ? ok(row) : refuse('REMITTANCE_NOT_WAITING', { number });
}

/** The side of the books on which it waits. */
export const waitsOn = ({ subject, branch_code: branchCode }: Incoming) => ({ subject: subject ?? SUSPENSE, owner: null, branchCode });

interface Decided {
  readonly state: Extract<RemittancesInTable['state'], 'released' | 'forwarded' | 'returned'>;
  /** The account, `cash`, the branch, or the number of the return. */
  readonly to: string;
  readonly grounds: string;
}

/** Writes down what was decided of it. */
export async function decideWaiting(tx: Tx, row: Incoming, caller: TellerCaller, written: Written, decided: Decided): Promise<void> {
  await tx
    .updateTable('remittances_in')
    .set({
      state: decided.state,
      settled_to: decided.to,
      settled_entry: written.entryId,
      settled_by: caller.tellerId,
      settled_on: caller.businessDate,
      ...(decided.state === 'released' && decided.to !== 'cash' ? { credited_account: decided.to } : {}),
    })
    .where('number', '=', row.number)
    .execute();
  const { state, grounds: note } = decided;
  await noteStep(tx, { number: row.number, state, entryId: written.entryId, tellerId: caller.tellerId, note, at: written.postedAt });
}
