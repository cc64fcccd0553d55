import type { WireError } from '../../../contract/errors/wire.ts';
import type { CallOutput } from '../../../contract/ipc/contract.ts';
import { ok, type Result } from '../../../contract/result.ts';
import type { AgentContext } from '../context.ts';

/** Verifies the chain against the head that central keeps; without central, in itself alone, and `anchored` says so with null. */
export const verifyChain = async (context: AgentContext): Promise<Result<CallOutput<'audit.verify'>, WireError>> => {
  const anchored = await context.central.call('lastAnchor', {});
  const anchor = anchored.ok ? anchored.value.anchor : null;
  const verification = await context.store.do('verifyAudit', anchor);
  return ok({ ...verification, anchored: anchor?.sequence ?? null });
};
