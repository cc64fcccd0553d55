import { ok } from '../../../contract/result.ts';
import type { AgentContext } from '../context.ts';
import { endLocked, lockCounter, unlock } from '../session/lock.ts';
import { changePassword, findBlockers, signOff, signOn } from '../session/use-cases.ts';
import type { Handlers } from './register.ts';

/** Who is at the counter. */
export const sessionHandlers = (context: AgentContext): Pick<Handlers, Extract<keyof Handlers, `session.${string}`>> => ({
  'session.signOn': (claim) => signOn(context, claim),
  'session.changePassword': ({ password, newPassword }) => changePassword(context, password, newPassword),
  // That somebody is there is noted for every call (see `register.ts`); this one says nothing else.
  'session.active': async () => ok({ lockAfterSeconds: context.session.current()?.lockAfterSeconds ?? 1 }),
  'session.lock': () => lockCounter(context, 'teller'),
  'session.unlock': ({ password }) => unlock(context, password),
  'session.endLocked': (supervisor) => endLocked(context, supervisor),
  'session.blockers': () => findBlockers(context),
  'session.signOff': () => signOff(context),
});
