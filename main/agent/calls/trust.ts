import { compareJournals } from '../compare/compare.ts';
import { forwardAgain } from '../compare/forwardAgain.ts';
import type { AgentContext } from '../context.ts';
import { exportAudit, verifyChain } from './audit.ts';
import type { Handlers } from './register.ts';

type TrustHandlers = Pick<Handlers, 'audit.verify' | 'audit.export' | 'journal.compare' | 'journal.forwardAgain'>;

/** Looking back: the chain, its export, and the comparison with central. */
export const trustHandlers = (context: AgentContext): TrustHandlers => ({
  'audit.verify': () => verifyChain(context),
  'audit.export': () => exportAudit(context),
  'journal.compare': ({ businessDate }) => compareJournals(context, businessDate),
  'journal.forwardAgain': ({ clientKey }) => forwardAgain(context, clientKey),
});
