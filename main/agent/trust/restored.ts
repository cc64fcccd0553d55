import type { AgentContext } from '../context.ts';

type Core = Pick<AgentContext, 'store' | 'central' | 'clock' | 'notes' | 'log'>;

/**
 * The first start on a restored snapshot, as soon as central answers: the chain goes on behind the head that central keeps, so that what
 * was lost stays visible as a gap. False: central was silent; ask again later. Until then nothing is anchored.
 */
export const settleRestore = async (context: Core): Promise<boolean> => {
  const from = await context.store.do('restoredFrom', null);
  if (from === null) {
    const takenAt = await context.store.do('uncomparedSince', null);
    if (takenAt !== null) context.notes.say('PC_RESTORED', { takenAt });
    return true;
  }
  context.notes.say('PC_RESTORED', { takenAt: from.takenAt });
  const kept = await context.central.call('lastAnchor', {});
  if (!kept.ok) return false;
  const at = context.clock.now();
  const data = { snapshot: from.snapshot, takenAt: from.takenAt };
  const head = await context.store.do('recordRestored', {
    event: { at, tellerId: null, clientKey: null, stage: null, data },
    anchor: kept.value.anchor,
  });
  context.log.warn({ snapshot: from.snapshot, row: head.sequence }, 'this PC was restored from a snapshot');
  return true;
};
