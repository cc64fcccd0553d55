import type { Central } from '../central.ts';
import type { Teller } from './identity.ts';

/** As many as a bank may want remembered (`passwordTermsSchema`): what it wants may grow, and what was deleted is not there then. */
const KEPT = 24;

/** Puts a new hash in place of the present one, which goes into the history. `given`: by somebody else, so it is good for one sign-on. */
export async function replacePassword(
  central: Central,
  { id, password_hash }: Pick<Teller, 'id' | 'password_hash'>,
  hash: string,
  { given }: { readonly given: boolean } = { given: false },
): Promise<void> {
  const at = central.clock.now().toISOString();
  await central.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('password_history')
      .values({ teller_id: id, replaced_at: at, password_hash })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx
      .updateTable('tellers')
      .set({ password_hash: hash, password_must_change: given, password_changed_at: at, failed_attempts: 0 })
      .where('id', '=', id)
      .execute();
    const kept = tx
      .selectFrom('password_history')
      .select('replaced_at')
      .where('teller_id', '=', id)
      .orderBy('replaced_at', 'desc')
      .limit(KEPT);
    await tx.deleteFrom('password_history').where('teller_id', '=', id).where('replaced_at', 'not in', kept).execute();
  });
}
