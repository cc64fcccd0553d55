import type { AgentContext } from '../context.ts';

type Core = Pick<AgentContext, 'store' | 'central' | 'clock' | 'notes'>;

/**
 * Leaves the chain's head at central, and remembers here that central keeps it. Silence is no failure: the next transaction anchors a
 * later head. False: central keeps another head of this PC, so this file was cut or rewritten (security: audit).
 */
export const anchorAudit = async (context: Core): Promise<boolean> => {
  const head = await context.store.do('auditHead', null);
  // A restored chain goes on behind the head that central keeps; until that is settled it has none to leave there.
  if (head.sequence === 0 || (await context.store.do('restoredFrom', null)) !== null) return true;
  const answer = await context.central.call('anchorAudit', { body: { sequence: head.sequence, hash: head.hash, at: context.clock.now() } });
  if (answer.ok) await context.store.do('keepAnchor', head);
  const kept = answer.ok || answer.error.kind !== 'refused' || answer.error.error.code !== 'INPUT_INVALID';
  if (!kept) context.notes.say('ANCHOR_REFUSED');
  return kept;
};

/** The same behind the teller's back: nobody waits for it, and a store that is closing meanwhile is no matter. */
export const anchorAuditSoon = (context: Core & Pick<AgentContext, 'log'>): void => {
  anchorAudit(context).then(
    (kept) => {
      if (!kept) context.log.error({}, 'central keeps another head of the audit chain of this PC');
    },
    (cause: unknown) => context.log.warn({ cause: String(cause) }, 'the audit head was not anchored'),
  );
};
