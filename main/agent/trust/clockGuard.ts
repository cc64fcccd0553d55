import type { AgentContext } from '../context.ts';
import { behindLastEvent, type ClockReading, jumpBetween, skewAgainst } from './clockWatch.ts';

type Core = Pick<AgentContext, 'store' | 'clock' | 'connection' | 'notes' | 'log'>;

export interface ClockGuard {
  /** Compares the time with the last recorded event: a clock that was set back while the program was off. */
  begin(): Promise<void>;
  /** Looks at both clocks, and at central's where it has answered since. */
  look(): Promise<void>;
}

/**
 * A clock that is set is found, recorded and said, and stops nothing: the business date is central's, and delays run on the clock that
 * only runs. `monotonic`: milliseconds of such a clock.
 */
export const createClockGuard = (context: Core, monotonic: () => number): ClockGuard => {
  const read = (): ClockReading => ({ wall: context.clock.milliseconds(), monotonic: monotonic() });
  let before = read();
  let heard: string | null = null;

  const record = async (event: string, data: Record<string, number>): Promise<void> => {
    context.log.warn(data, event);
    await context.store.do('recordEvent', { at: context.clock.now(), event, tellerId: null, clientKey: null, stage: null, data });
  };

  const jumped = async (seconds: number): Promise<void> => {
    context.notes.say('CLOCK_JUMPED', { seconds: String(seconds) });
    await record('clock.jumped', { seconds });
  };

  const compareWithCentral = async (): Promise<void> => {
    const now = context.connection.state() === 'online' ? (context.connection.day()?.now ?? null) : null;
    if (now === null || now === heard) return;
    heard = now;
    const minutes = skewAgainst(now, context.clock.milliseconds());
    if (minutes === 0) {
      context.notes.clear('CLOCK_WRONG');
      context.notes.clear('CLOCK_JUMPED');
      return;
    }
    if (context.notes.say('CLOCK_WRONG', { minutes: String(minutes) })) await record('clock.wrong', { minutes });
  };

  return {
    begin: async () => {
      const { sequence } = await context.store.do('auditHead', null);
      const [last] = await context.store.do('auditPage', { after: sequence - 1, limit: 1 });
      const at: unknown = last === undefined ? null : JSON.parse(last.body).at;
      const seconds = typeof at === 'string' ? behindLastEvent(at, context.clock.milliseconds()) : 0;
      if (seconds !== 0) await jumped(seconds);
    },
    look: async () => {
      const now = read();
      const seconds = jumpBetween(before, now);
      before = now;
      if (seconds !== 0) await jumped(seconds);
      await compareWithCentral();
    },
  };
};
