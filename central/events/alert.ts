import type { BranchEvent } from '../../contract/central/events.ts';
import type { Tx } from '../database/serializable.ts';
import { emit } from './emit.ts';

type Told = Extract<BranchEvent, { kind: 'alert' }>['payload'];

/**
 * Something that people of a branch should know at once, whoever is in front of it. Customers are told by number: the stream reaches every PC of the
 * branch, also those whose teller may not see them.
 */
export const alertBranch = (tx: Tx, branchCode: string, alert: Told, now: Date): Promise<void> =>
  emit(tx, { kind: 'alert', branchCode, tellerId: null, payload: alert }, now);

/** The branch that a teller works at. */
export async function branchOfTeller(tx: Tx, tellerId: string): Promise<string> {
  return (await tx.selectFrom('tellers').select('branch_code').where('id', '=', tellerId).executeTakeFirstOrThrow()).branch_code;
}
