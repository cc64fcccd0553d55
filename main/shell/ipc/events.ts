import { CHANNELS, EVENTS, type EventName, type EventPayload, isEventName } from '../../../contract/ipc/contract.ts';
import type { WindowPart } from '../electron.ts';
import type { Log } from '../log/logger.ts';

export interface EventSink {
  /** An event of the shell itself. */
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
  /** An event that the agent sent; dropped when it does not fit the contract. */
  forward(name: unknown, payload: unknown): void;
}

export const createEventSink = (window: () => WindowPart | null, log: Log): EventSink => {
  const send = (name: EventName, payload: unknown): void => {
    const target = window();
    if (target === null || target.isDestroyed() || target.webContents.isDestroyed()) return;
    target.webContents.send(CHANNELS.event, name, payload);
  };
  return {
    emit: send,
    forward(name, payload) {
      // The agent's life is told by the shell only.
      if (!isEventName(name) || name === 'agent.lifecycle') {
        log.error('the agent sent an event of an unknown name');
        return;
      }
      const parsed = EVENTS[name].safeParse(payload);
      if (!parsed.success) {
        const issues = parsed.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.')}: ${issue.code}`);
        log.error({ event: name, issues }, 'an event does not fit its contract');
        return;
      }
      send(name, parsed.data);
    },
  };
};
