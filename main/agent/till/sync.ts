import type { AgentContext } from '../context.ts';

/**
 * Fetches the signed-on teller's till from central and keeps it: at sign-on, at whatever PC, and after what changes its state or holder.
 * Best effort: without central the till stays as it is booked here. While cash of it is in doubt nothing is overwritten.
 */
export const syncTill = async (
  context: Pick<AgentContext, 'central' | 'session' | 'store' | 'clock' | 'counter' | 'log'>,
): Promise<void> => {
  const signedOn = context.session.current();
  if (signedOn === null) return;
  const { tellerId } = signedOn.session;
  const answer = await context.central.call('tills', { token: signedOn.token });
  if (!answer.ok) return;
  const till = answer.value.tills.find((each) => each.tellerId === tellerId && each.state !== 'closed') ?? null;
  const kept = await context.store.do('syncTill', { tellerId, till, at: context.clock.now() });
  if (!kept) context.log.info({ tellerId }, 'the till was not fetched: cash of it is in doubt');
  await context.counter.announce();
};
