import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { CallOutput } from '../../../contract/ipc/contract.ts';
import { teller } from '../../bridge/teller.ts';

interface AuditStore {
  readonly busy: boolean;
  readonly result: CallOutput<'audit.verify'> | null;
  readonly error: WireError | null;
}

export const useAuditStore = create<AuditStore>()(() => ({ busy: false, result: null, error: null }));

/** Recomputes the whole hash chain; takes a moment on a long journal. */
export const verifyAudit = async (): Promise<void> => {
  if (useAuditStore.getState().busy) return;
  useAuditStore.setState({ busy: true, error: null, result: null });
  const result = await teller.call('audit.verify', {});
  useAuditStore.setState(result.ok ? { busy: false, result: result.value } : { busy: false, error: result.error });
};
