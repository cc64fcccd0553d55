import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { type ClientKey, clientKeySchema } from '../../../contract/primitives.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import type { AgentContext } from '../context.ts';
import { apply } from './apply.ts';
import { findOwn } from './find.ts';
import { discarded } from './steps.ts';

type Answer = Promise<Result<TransactionView, WireError>>;

/** Opens a form: its key is made and on disk, and the business date pinned, before the teller sees it. */
export const openForm = async (context: AgentContext, transactionCode: string): Answer => {
  const signedOn = context.session.current();
  if (signedOn === null) return err(wireError('SIGN_ON_NEEDED'));
  const definition = findTransaction(transactionCode);
  if (definition === undefined || definition.kind !== 'posting') return err(wireError('TRANSACTION_UNKNOWN', { code: transactionCode }));
  const { session } = signedOn;
  if (!definition.roles.some((role) => session.roles.includes(role))) return err(wireError('NOT_PERMITTED'));
  const till = await context.store.do('tillOf', session.tellerId);
  const handlesCash = definition.till === 'cashIn' || definition.till === 'cashOut';
  if (handlesCash && till?.state !== 'active') return err(wireError('TILL_NOT_OPEN'));
  if (definition.till === 'closesTill' && till === null) return err(wireError('TILL_NOT_OPEN'));
  if (definition.till === 'opensTill' && till !== null) {
    return err(wireError('TILL_ALREADY_OPEN', { tillId: till.tillId, tellerId: session.tellerId }));
  }
  const view = await context.store.do('openForm', {
    clientKey: clientKeySchema.parse(uuidv7()),
    transactionCode,
    businessDate: context.connection.day()?.businessDate ?? session.businessDate,
    tellerId: session.tellerId,
    tillId: till?.tillId ?? null,
    salt: randomBytes(16).toString('hex'),
    at: context.clock.now(),
  });
  context.reached('form.opened.committed');
  await context.counter.announce();
  return ok(view);
};

export const saveForm = async (context: AgentContext, clientKey: ClientKey, values: TransactionView['values']): Answer => {
  const own = await findOwn(context, clientKey);
  if (!own.ok) return own;
  return await context.store.do('saveForm', { clientKey, values, at: context.clock.now() });
};

export const discardForm = async (context: AgentContext, clientKey: ClientKey): Answer => {
  const own = await findOwn(context, clientKey);
  if (!own.ok) return own;
  const { tellerId } = own.value.session;
  const given = await apply(context, discarded(own.value.view, { at: context.clock.now(), tellerId }));
  // Photos and documents of a form that was given up serve nothing any more.
  if (given.ok) await context.store.do('removeAttachments', { clientKey, sha256: null, tellerId, at: context.clock.now() });
  return given;
};
