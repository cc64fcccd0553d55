import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import { anchorAuditSoon } from '../audit/anchor.ts';
import type { AgentContext } from '../context.ts';
import { apply } from './apply.ts';
import { findOwn } from './find.ts';
import { closed } from './steps.ts';

/** Paper that nobody has to look at any more. `confirmed` has been seen; central will hear of it through the outbox. */
const SETTLED_PAPER = ['acknowledged', 'skipped', 'confirmed'] as const;

/** Archives a finished transaction. Refused while what the paper shows is not settled. */
export const closeTransaction = async (context: AgentContext, clientKey: ClientKey): Promise<Result<TransactionView, WireError>> => {
  const own = await findOwn(context, clientKey);
  if (!own.ok) return own;
  const { view, session } = own.value;
  if (view.stage === 'rejected' || view.stage === 'done' || view.stage === 'void') return ok(view);
  if (view.document !== null && !SETTLED_PAPER.some((state) => state === view.document?.state)) return err(wireError('PRINT_UNCONFIRMED'));
  const done = await apply(context, closed(view, { at: context.clock.now(), tellerId: session.tellerId }));
  // A file that is cut or rewritten after this shows against what central keeps (security: audit).
  if (done.ok) anchorAuditSoon(context);
  return done;
};
