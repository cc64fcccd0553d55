import type { AgentContext } from '../context.ts';

/** Leaves the chain's head at central. Silence is no failure: the next transaction anchors a later head. */
export const anchorAudit = async (context: Pick<AgentContext, 'store' | 'central' | 'clock'>): Promise<void> => {
  const head = await context.store.do('auditHead', null);
  if (head.sequence > 0) {
    await context.central.call('anchorAudit', { body: { sequence: head.sequence, hash: head.hash, at: context.clock.now() } });
  }
};

/** The same behind the teller's back: nobody waits for it, and a store that is closing meanwhile is no matter. */
export const anchorAuditSoon = (context: Pick<AgentContext, 'store' | 'central' | 'clock' | 'log'>): void => {
  anchorAudit(context).catch((cause: unknown) => context.log.warn({ cause: String(cause) }, 'the audit head was not anchored'));
};
