import type { AgentContext } from '../context.ts';

/** How often figures are asked for when something was booked here meanwhile. */
const TRIES = 3;

/**
 * Fetches the signed-on teller's till from central and keeps it: at sign-on, at whatever PC, and after what changes its state or holder.
 * Best effort: without central the till stays as it is booked here. While cash of it is in doubt nothing is overwritten, and
 * figures that were asked for before something was booked here are asked for again.
 */
export const syncTill = async (
  context: Pick<AgentContext, 'central' | 'session' | 'store' | 'clock' | 'counter' | 'log'>,
): Promise<void> => {
  const signedOn = context.session.current();
  if (signedOn === null) return;
  const { tellerId } = signedOn.session;
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await context.store.do('tillOf', tellerId);
    const answer = await context.central.call('tills', { token: signedOn.token });
    if (!answer.ok) return;
    const till = answer.value.tills.find((each) => each.tellerId === tellerId && each.state !== 'closed') ?? null;
    const kept = await context.store.do('syncTill', { tellerId, till, before, at: context.clock.now() });
    if (kept) return await context.counter.announce();
  }
  context.log.info({ tellerId }, 'the till was not fetched: cash of it is in doubt or was moving');
};
