import { uuidv7 } from 'uuidv7';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { clientKeySchema } from '../../../contract/primitives.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { LockView, SessionView } from '../../../contract/views/session.ts';
import type { StoredSession } from '../../../db/operations/types.ts';
import { anchorAuditSoon } from '../audit/anchor.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { passwordMatches } from './passwordHash.ts';

/** Wrong passwords that this PC allows by itself while central is silent; as many as central allows in a row. */
export const OFFLINE_TRIES = 5;

/** What a supervisor proves to stand there for. */
const PURPOSE = '0102';

/** 0102: from here on every call but those of the lock screen is refused. Locking twice is locking once. */
export const lockCounter = async (context: AgentContext, reason: LockView['reason']): Promise<Result<{ locked: true }, WireError>> => {
  const present = context.session.current();
  if (present === null) return err(wireError('SIGN_ON_NEEDED'));
  if (present.lock !== null) return ok({ locked: true });
  const lock = { since: context.clock.now(), reason, failures: 0 };
  // Nobody was there when the time ran out: that entry is the system's.
  const tellerId = reason === 'idle' ? null : present.session.tellerId;
  await context.session.change({ lock }, { event: 'session.locked', tellerId, data: { teller: present.session.tellerId, reason } });
  await context.counter.announce();
  return ok({ locked: true });
};

const opened = async (context: AgentContext, { session }: StoredSession, checkedBy: 'central' | 'counter'): Promise<SessionView> => {
  await context.session.change({ lock: null }, { event: 'session.unlocked', tellerId: session.tellerId, data: { checkedBy } });
  context.idle.arm();
  await context.counter.announce();
  return session;
};

/** A wrong password is nobody's: whoever typed it need not be the teller. */
const recordRefusal = (context: AgentContext, teller: string, code: string) =>
  context.store.do('recordEvent', {
    at: context.clock.now(),
    event: 'session.unlockRefused',
    tellerId: null,
    clientKey: null,
    stage: null,
    data: { teller, code },
  });

/** Central is silent. The attempt is counted before it is compared, so that many at the same time are not one. */
const unlockHere = async (context: AgentContext, password: string): Promise<Result<SessionView, WireError>> => {
  const present = context.session.current();
  if (present === null || present.lock === null) return err(wireError('SIGN_ON_NEEDED'));
  const { tellerId } = present.session;
  if (present.lock.failures >= OFFLINE_TRIES) {
    await recordRefusal(context, tellerId, 'UNLOCK_NEEDS_CENTRAL');
    return err(wireError('UNLOCK_NEEDS_CENTRAL'));
  }
  const failures = present.lock.failures + 1;
  const attempt = { event: 'session.unlockTried', tellerId: null, data: { teller: tellerId, attempt: failures } };
  await context.session.change({ lock: { ...present.lock, failures } }, attempt);
  if (await passwordMatches(password, present.passwordHash)) return ok(await opened(context, present, 'counter'));
  const remaining = OFFLINE_TRIES - failures;
  return err(remaining > 0 ? wireError('UNLOCK_WRONG_OFFLINE', { remaining: String(remaining) }) : wireError('UNLOCK_NEEDS_CENTRAL'));
};

/** By the password of the teller who is signed on, as central knows it. When central has ended the session, it is over here too. */
export const unlock = async (context: AgentContext, password: string): Promise<Result<SessionView, WireError>> => {
  const present = context.session.current();
  if (present === null) return err(wireError('SIGN_ON_NEEDED'));
  if (present.lock === null) return ok(present.session);
  const answer = await askCentral(context, 'unlockSession', { body: { password } });
  if (answer.ok) return ok(await opened(context, present, 'central'));
  if (answer.error.code === 'CENTRAL_UNREACHABLE') return await unlockHere(context, password);
  await recordRefusal(context, present.session.tellerId, answer.error.code);
  return answer;
};

interface Supervisor {
  readonly tellerId: string;
  readonly password: string;
  readonly code?: string | undefined;
}

/** A supervisor ends the session of somebody who has gone. Their forms and till stay theirs. Central must see it: it is the proof. */
export const endLocked = async (
  context: AgentContext,
  { tellerId, password, code }: Supervisor,
): Promise<Result<{ ended: true }, WireError>> => {
  const present = context.session.current();
  if (present === null) return err(wireError('SIGN_ON_NEEDED'));
  if (present.lock === null) return err(wireError('NOT_PERMITTED'));
  const left = present.session.tellerId;
  if (left === tellerId) return err(wireError('OWN_ACT_REFUSED'));
  const clientKey = clientKeySchema.parse(uuidv7());
  const body = { password, purpose: PURPOSE, clientKey, ...(code === undefined ? {} : { code }) };
  const proven = await askCentral(context, 'verifyTeller', { params: { tellerId }, body });
  const ended = proven.ok
    ? await askCentral(context, 'endSession', { params: { tellerId: left }, body: { clientKey, proof: proven.value.proof } })
    : proven;
  if (!ended.ok) {
    await recordRefusal(context, left, ended.error.code);
    return ended;
  }
  await context.session.end('session.endedBySupervisor', tellerId, { teller: left });
  anchorAuditSoon(context);
  await context.counter.announce();
  return ok({ ended: true });
};
