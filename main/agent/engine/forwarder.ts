import type { AgentContext } from '../context.ts';
import { forwardCaptured } from '../offline/forward.ts';
import { acknowledge } from '../printing/acknowledge.ts';
import { inquire } from './inquire.ts';

/** Keeps asking and telling until nothing is left that central has not heard or answered. */
export interface Forwarder {
  start(): void;
  /** Look now: something was added, or the connection came back. */
  wake(): void;
  stop(): Promise<void>;
}

/** First pause and ceiling of the backoff, milliseconds (trust: in doubt). */
const FIRST_MS = 500;
const LONGEST_MS = 30_000;

export const createForwarder = (context: AgentContext, random: () => number = Math.random): Forwarder => {
  let failures = 0;
  let cancel: () => void = () => undefined;
  let stopped = false;
  let running: Promise<void> | null = null;

  /** One look at the whole outbox. Items of different accounts do not wait for each other's answers. */
  const drain = async (): Promise<boolean> => {
    const forwarded = await forwardCaptured(context);
    const items = await context.store.do('outboxItems', null);
    if (items.length === 0) return forwarded;
    const results = await Promise.all(
      items.map(async (item) => {
        const done = item.kind === 'posting' ? await inquire(context, item.clientKey) : await acknowledge(context, item);
        return done.ok;
      }),
    );
    return forwarded && results.every(Boolean) && (await context.store.do('outboxItems', null)).length === 0;
  };

  const schedule = (delayMs: number): void => {
    cancel();
    if (!stopped) cancel = context.clock.later(delayMs, run);
  };

  const run = (): void => {
    if (stopped || running !== null) return;
    running = drain()
      .catch((cause: unknown) => {
        context.log.error({ cause: String(cause) }, 'forwarding failed');
        return false;
      })
      .then((empty) => {
        running = null;
        failures = empty ? 0 : failures + 1;
        // Full jitter: any time up to the ceiling of this try, so that a branch's PCs do not ask in step.
        const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
        schedule(empty ? LONGEST_MS : random() * ceiling);
      });
  };

  return {
    start: run,
    wake: () => {
      failures = 0;
      schedule(0);
    },
    stop: async () => {
      stopped = true;
      cancel();
      await running;
    },
  };
};
