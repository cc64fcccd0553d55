import { branchDate } from '../../../contract/dates/branchTime.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { RememberedTeller } from '../../../db/operations/remembered.ts';
import type { AgentContext } from '../context.ts';
import { OFFLINE_TRIES } from './lock.ts';
import { passwordMatches } from './passwordHash.ts';

/**
 * Who somebody is while central is silent: only whom central has recognised at this PC today, by the same password, with as many tries
 * as an unlock has (domain: sign-on offline, cached, same day, same PC).
 */
export const recogniseOffline = async (
  context: Pick<AgentContext, 'store' | 'clock'>,
  tellerId: string,
  password: string,
): Promise<Result<RememberedTeller, WireError>> => {
  const remembered = await context.store.do('rememberedTeller', tellerId);
  if (remembered === null || branchDate(remembered.seenAt) !== branchDate(context.clock.now()))
    return err(wireError('CENTRAL_UNREACHABLE'));
  if (remembered.failures >= OFFLINE_TRIES) return err(wireError('UNLOCK_NEEDS_CENTRAL'));
  await context.store.do('countTry', { tellerId, right: false });
  if (!(await passwordMatches(password, remembered.passwordHash))) {
    const remaining = OFFLINE_TRIES - remembered.failures - 1;
    return err(remaining > 0 ? wireError('UNLOCK_WRONG_OFFLINE', { remaining: String(remaining) }) : wireError('UNLOCK_NEEDS_CENTRAL'));
  }
  await context.store.do('countTry', { tellerId, right: true });
  return ok(remembered);
};
