import type { Published } from './publish.ts';

/** How nodes tell each other that there are new events. None of it is needed for an event to arrive: every node also looks by itself. */
export interface Relay {
  /** For readiness and the log. */
  state(): 'in process' | 'nats' | 'nats unreachable, polling';
  /** Tells the other nodes. Never waits, never fails. */
  announce(published: readonly Published[]): void;
  stop(): Promise<void>;
}

/** One node, or several that only look. */
export const noRelay: Relay = { state: () => 'in process', announce: () => undefined, stop: async () => undefined };
