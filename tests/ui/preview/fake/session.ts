import { wireError } from '../../../../contract/errors/wire.ts';
import { err, ok } from '../../../../contract/result.ts';
import type { FakeHandlers } from './handlers.ts';
import { now, SESSION } from './values.ts';
import type { World } from './world.ts';

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 120));

/** Teller 100161 has a token, 100162 a password that somebody else gave. */
export const sessionHandlers = (world: World): Pick<FakeHandlers, Extract<keyof FakeHandlers, `session.${string}`>> => {
  const items = () =>
    world.knobs.blockers
      .split('；')
      .filter((text) => text !== '')
      .map((text) => ({
        kind: 'form',
        reference: text,
        textZh: text,
        textEn: text,
        blocks: true,
        go: { to: 'transaction' as const, code: '1602' },
      }));
  return {
    'session.signOn': async ({ tellerId, password, code, newPassword }) => {
      await soon();
      if (password !== `guitai-${tellerId}`) return err(wireError('CREDENTIALS_WRONG', { remaining: '4' }));
      if (tellerId === '100162' && newPassword === undefined) return err(wireError('PASSWORD_CHANGE_NEEDED'));
      if (tellerId === '100161' && code === undefined) return err(wireError('SECOND_FACTOR_NEEDED'));
      const session = { ...SESSION, signedOnAt: now() };
      world.setCounter({ session });
      return ok(session);
    },
    'session.changePassword': () => ok({ changed: true }),
    'session.active': () => ok({ lockAfterSeconds: 300 }),
    'session.lock': () => {
      world.setCounter({ lock: { since: now(), reason: 'teller' } });
      return ok({ locked: true });
    },
    'session.unlock': async ({ password }) => {
      await soon();
      const { session } = world.counter;
      if (session === null) return err(wireError('SIGN_ON_NEEDED'));
      if (password !== `guitai-${session.tellerId}`) return err(wireError('CREDENTIALS_WRONG', { remaining: '3' }));
      world.setCounter({ lock: null });
      return ok(session);
    },
    'session.endLocked': () => {
      world.setCounter({ lock: null, session: null, till: null });
      return ok({ ended: true });
    },
    'session.blockers': () => ok({ items: items(), centralAsked: true }),
    'session.signOff': () => {
      const blockers = world.knobs.blockers;
      if (blockers !== '') return err(wireError('SIGN_OFF_BLOCKED', { blockers, blockersEn: blockers }));
      world.setCounter({ session: null, till: null });
      return ok({ signedOff: true, auditRows: 42 });
    },
  };
};
