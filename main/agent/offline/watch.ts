import type { AgentContext } from '../context.ts';
import { fetchParameters } from './parameters.ts';

/** So often at least, so that the limits of a counter that is online all day are never old when the line breaks. */
const REFRESH_MS = 10 * 60_000;

/** Keeps what the counter goes by offline fresh: when central comes back, when the bank has changed something, and from time to time. */
export const watchParameters = (context: AgentContext): (() => void) => {
  let running = false;
  let again = false;
  let stopped = false;
  let cancel: () => void = () => undefined;
  const refresh = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        if (context.connection.state() === 'online') await fetchParameters(context);
      } while (again && !stopped);
    } catch (cause) {
      if (!stopped) context.log.warn({ cause: String(cause) }, 'parameters were not fetched');
    } finally {
      running = false;
    }
  };
  const turn = (): void => {
    void refresh();
    cancel = context.clock.later(REFRESH_MS, turn);
  };
  const unsubscribe = [
    context.connection.onChange(() => void refresh()),
    context.live.onEvent((event) => {
      if (event.kind === 'parametersChanged' || event.kind === 'reset') void refresh();
    }),
  ];
  turn();
  return () => {
    stopped = true;
    cancel();
    for (const each of unsubscribe) each();
  };
};
