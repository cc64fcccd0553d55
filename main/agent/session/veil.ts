import type { EventName } from '../../../contract/ipc/contract.ts';
import type { SessionHolder } from './holder.ts';

type Listener = (name: EventName, payload: unknown) => void;

/** Told at a locked counter too; the state leaves out what is nobody's business then (see `counter.ts`). */
const WHILE_LOCKED: readonly EventName[] = ['counter.state', 'agent.lifecycle'];

/** Events of transactions and devices stay here while the counter is locked. After unlocking the fresh window asks for everything. */
export const unlessLocked =
  (session: Pick<SessionHolder, 'lock'>, listener: Listener): Listener =>
  (name, payload) => {
    if (session.lock() === null || WHILE_LOCKED.includes(name)) listener(name, payload);
  };
