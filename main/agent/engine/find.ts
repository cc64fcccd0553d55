import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import type { TransactionDefinition } from '../../../contract/transactions/definition.ts';
import type { SessionView } from '../../../contract/views/session.ts';
import type { StoredTransaction } from '../../../db/operations/types.ts';
import type { AgentContext } from '../context.ts';

export interface Found extends StoredTransaction {
  readonly definition: TransactionDefinition;
}

/** A transaction of this counter with its catalogue entry. */
export const findByKey = async (context: Pick<AgentContext, 'store'>, clientKey: ClientKey): Promise<Result<Found, WireError>> => {
  const stored = await context.store.do('getTransaction', clientKey);
  if (stored === null) return err(wireError('FORM_UNKNOWN'));
  const definition = findTransaction(stored.view.transactionCode);
  if (definition === undefined) return err(wireError('TRANSACTION_UNKNOWN', { code: stored.view.transactionCode }));
  return ok({ ...stored, definition });
};

/** The same, for a step that only the teller who opened the form may take. */
export const findOwn = async (
  context: Pick<AgentContext, 'store' | 'session'>,
  clientKey: ClientKey,
): Promise<Result<Found & { session: SessionView; token: string }, WireError>> => {
  const signedOn = context.session.current();
  if (signedOn === null) return err(wireError('SIGN_ON_NEEDED'));
  const found = await findByKey(context, clientKey);
  if (!found.ok) return found;
  if (found.value.view.tellerId !== signedOn.session.tellerId) return err(wireError('NOT_PERMITTED'));
  return ok({ ...found.value, session: signedOn.session, token: signedOn.token });
};
