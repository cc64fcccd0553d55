import path from 'node:path';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { CallOutput } from '../../../contract/ipc/contract.ts';
import { ok, type Result } from '../../../contract/result.ts';
import type { AuditHead } from '../../../db/audit/append.ts';
import { exportChain } from '../audit/exportChain.ts';
import type { AgentContext } from '../context.ts';

/** The newest head that central keeps: as it says now, or as it said last where it is silent. */
const anchorOf = async (context: AgentContext): Promise<AuditHead | null> => {
  const anchored = await context.central.call('lastAnchor', {});
  return anchored.ok ? anchored.value.anchor : await context.store.do('keptAnchor', null);
};

/** Verifies the chain, and the journal beside it, against the head that central keeps; without one `anchored` is null. */
export const verifyChain = async (context: AgentContext): Promise<Result<CallOutput<'audit.verify'>, WireError>> => {
  const anchor = await anchorOf(context);
  const { gaps, ...verification } = await context.store.do('verifyAudit', anchor);
  return ok({ ...verification, gaps: [...gaps], anchored: anchor?.sequence ?? null });
};

/** Writes the chain to `exports/` of the data folder. Who took it out is itself an event. */
export const exportAudit = async (context: AgentContext): Promise<Result<CallOutput<'audit.export'>, WireError>> => {
  const anchor = await anchorOf(context);
  const { deviceId } = context.config.central;
  const at = context.clock.now();
  await context.store.do('recordEvent', {
    at,
    event: 'audit.exported',
    tellerId: context.session.current()?.session.tellerId ?? null,
    clientKey: null,
    stage: null,
    data: {},
  });
  const name = `audit-${deviceId}-${at.replaceAll(/[:.]/g, '')}.txt`;
  const exported = await exportChain(
    {
      head: () => context.store.do('auditHead', null),
      page: (after, limit) => context.store.do('auditPage', { after, limit }),
    },
    { file: path.join(context.config.dataDir, 'exports', name), deviceId, at, anchor },
  );
  return ok({ ...exported, anchored: anchor?.sequence ?? null });
};
