import type { Tx } from '../database/serializable.ts';
import { effectOf } from './effect.ts';

/** Brings an account to what its holds in force say. A dormant account that was frozen is active after its release, until the next look. */
export async function applyHolds(tx: Tx, accountNumber: string): Promise<void> {
  const holds = await tx
    .selectFrom('account_holds')
    .select(['kind', 'amount'])
    .where('account_number', '=', accountNumber)
    .where('state', '=', 'active')
    .execute();
  const { state } = await tx.selectFrom('accounts').select('state').where('number', '=', accountNumber).executeTakeFirstOrThrow();
  const effect = effectOf(holds);
  const after = effect.frozen ? 'frozen' : state === 'frozen' ? 'active' : state;
  await tx
    .updateTable('accounts')
    .set({ state: after, hold: effect.hold, debit_stop: effect.debitStop })
    .where('number', '=', accountNumber)
    .execute();
}
