import type { StoredOverride } from '../../../db/operations/overrides.ts';
import type { AgentContext } from '../context.ts';
import { ask, deliver, takeBack } from './deliver.ts';
import { figuresOfText } from './figures.ts';

/** Keeps the open requests of whoever is signed on up to date, and clears away those whose form is not there any more. */
export interface OverrideFollower {
  start(): void;
  stop(): Promise<void>;
}

/** Milliseconds. While the live line stands, looking is only a precaution; without it, it is the only way to hear. */
const CALM_MS = 30_000;
const WITHOUT_LINE_MS = 3_000;
const FIRST_MS = 500;

/** The form was given up, or is about to be asked for with other figures. */
const isForsaken = async (context: AgentContext, stored: StoredOverride): Promise<boolean> => {
  const form = await context.store.do('getTransaction', stored.clientKey);
  if (form === null || form.view.stage === 'void') return true;
  return form.view.stage === 'quoted' && form.request !== null && figuresOfText(form.request) !== stored.figures;
};

/** True: central answered. */
const look = async (context: AgentContext, stored: StoredOverride): Promise<boolean> => {
  if (await isForsaken(context, stored)) return (await takeBack(context, stored)).ok;
  const answer = await (stored.state === 'asking' ? deliver : ask)(context, stored);
  return answer.ok && answer.value.silentSince === null;
};

export const createOverrideFollower = (context: AgentContext, random: () => number = Math.random): OverrideFollower => {
  let failures = 0;
  let cancel: () => void = () => undefined;
  let stopped = false;
  let running: Promise<void> | null = null;
  let again = false;

  /** Milliseconds until the next look; null: there is nothing to look after. */
  const lookAll = async (): Promise<number | null> => {
    const teller = context.session.current()?.session.tellerId;
    const open = teller === undefined ? [] : await context.store.do('openOverrides', teller);
    if (open.length === 0) return null;
    const answers = await Promise.all(open.map((stored) => look(context, stored)));
    failures = answers.every(Boolean) ? 0 : failures + 1;
    if (failures === 0) return context.live.connected() ? CALM_MS : WITHOUT_LINE_MS;
    // Full jitter: the branch's PCs do not ask in step when central comes back.
    return random() * Math.min(CALM_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  };

  const schedule = (delayMs: number): void => {
    cancel();
    if (!stopped) cancel = context.clock.later(delayMs, run);
  };

  const run = (): void => {
    if (stopped) return;
    if (running !== null) {
      again = true;
      return;
    }
    again = false;
    running = lookAll()
      .catch((cause: unknown) => {
        context.log.error({ cause: String(cause) }, 'overrides could not be followed');
        return CALM_MS;
      })
      .then((next) => {
        running = null;
        if (again) schedule(0);
        else if (next !== null) schedule(next);
      });
  };

  const wake = (): void => {
    failures = 0;
    schedule(0);
  };
  const unsubscribe = [
    context.overrides.onWake(wake),
    context.live.onEvent((event) => {
      if (event.kind === 'overrideDecided' || event.kind === 'reset') wake();
    }),
    // Without the line, and when it comes back, what was missed is asked for.
    context.live.onChange(wake),
    context.events.onAny((name, payload) => {
      const stage = name === 'transaction.changed' ? (payload as { stage: string }).stage : null;
      if (stage === 'void' || stage === 'quoted') wake();
    }),
  ];
  return {
    start: run,
    stop: async () => {
      stopped = true;
      for (const each of unsubscribe) each();
      cancel();
      await running;
    },
  };
};
