import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { CallOutput } from '../../../contract/ipc/contract.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { SessionView } from '../../../contract/views/session.ts';
import { anchorAudit } from '../audit/anchor.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { syncTill } from '../till/sync.ts';
import { putAwayBlankForms, signOffItems } from './blockers.ts';
import { recogniseOffline } from './offline.ts';
import { hashPassword } from './passwordHash.ts';

export interface SignOnClaim {
  readonly tellerId: string;
  readonly password: string;
  /** The six digits of the moment, where central asks for them. */
  readonly code?: string | undefined;
  /** Where central wants the password changed. */
  readonly newPassword?: string | undefined;
}

/** No token of central's: whatever is asked with it, central answers that nobody is signed on. */
const OFFLINE_TOKEN = 'offline';

/** Not refused but asked for more: nothing failed. */
const ASKS_FOR_MORE: readonly string[] = ['SECOND_FACTOR_NEEDED', 'PASSWORD_CHANGE_NEEDED'];

/** 0101: the session is central's; this counter keeps its token and records the event, refused ones too. */
export const signOn = async (context: AgentContext, claim: SignOnClaim): Promise<Result<SessionView, WireError>> => {
  const present = context.session.current();
  if (present !== null) return err(wireError('ALREADY_SIGNED_ON', { tellerId: present.session.tellerId }));
  const { tellerId, password, code, newPassword } = claim;
  const body = { tellerId, password, ...(code === undefined ? {} : { code }), ...(newPassword === undefined ? {} : { newPassword }) };
  // Both take their time; neither waits for the other.
  const [answer, passwordHash] = await Promise.all([askCentral(context, 'signOn', { body }), hashPassword(newPassword ?? password)]);
  if (!answer.ok && answer.error.code === 'CENTRAL_UNREACHABLE') return await signOnOffline(context, tellerId, password);
  if (!answer.ok) {
    if (ASKS_FOR_MORE.includes(answer.error.code)) return answer;
    await context.store.do('recordEvent', {
      at: context.clock.now(),
      event: 'session.refused',
      tellerId: null,
      clientKey: null,
      stage: null,
      data: { teller: tellerId, code: answer.error.code },
    });
    return answer;
  }
  const { session, token, screenLockSeconds } = answer.value;
  await context.session.begin(session, token, { passwordHash, lockAfterSeconds: screenLockSeconds });
  await context.store.do('rememberTeller', { session, passwordHash, lockAfterSeconds: screenLockSeconds, seenAt: context.clock.now() });
  context.idle.arm();
  await context.connection.probe();
  await syncTill(context);
  await context.counter.announce();
  return ok(session);
};

/** Without a session of central: it ends, over kept forms, when central is back and knows nothing of it. */
const signOnOffline = async (context: AgentContext, tellerId: string, password: string): Promise<Result<SessionView, WireError>> => {
  const known = await recogniseOffline(context, tellerId, password);
  if (!known.ok) return known;
  const { session, passwordHash, lockAfterSeconds } = known.value;
  const here = { ...session, signedOnAt: context.clock.now() };
  await context.session.begin(here, OFFLINE_TOKEN, { passwordHash, lockAfterSeconds });
  context.idle.arm();
  await context.counter.announce();
  return ok(here);
};

/** What is kept for unlocking without central changes with it. */
export const changePassword = async (
  context: AgentContext,
  password: string,
  newPassword: string,
): Promise<Result<{ changed: true }, WireError>> => {
  const present = context.session.current();
  if (present === null) return err(wireError('SIGN_ON_NEEDED'));
  const answer = await askCentral(context, 'changePassword', { body: { password, newPassword } });
  if (!answer.ok) return answer;
  const passwordHash = await hashPassword(newPassword);
  await context.session.change({ passwordHash }, { event: 'session.passwordChanged', tellerId: present.session.tellerId });
  return ok({ changed: true });
};

/** 0103, before: what is unfinished. */
export const findBlockers = async (context: AgentContext): Promise<Result<CallOutput<'session.blockers'>, WireError>> => {
  const present = context.session.current();
  return present === null ? err(wireError('SIGN_ON_NEEDED')) : ok(await signOffItems(context, present.session.tellerId));
};

/** 0103: refused while anything is pending. The audit chain is verified on the way out and its head anchored at central. */
export const signOff = async (context: AgentContext): Promise<Result<{ signedOff: true; auditRows: number }, WireError>> => {
  const present = context.session.current();
  if (present === null) return err(wireError('SIGN_ON_NEEDED'));
  const { tellerId } = present.session;
  const blockers = (await signOffItems(context, tellerId)).items.filter(({ blocks }) => blocks);
  if (blockers.length > 0) {
    const inOne = (texts: string[], between: string): string => texts.join(between).slice(0, 1_900);
    return err(
      wireError('SIGN_OFF_BLOCKED', {
        blockers: inOne(
          blockers.map(({ textZh }) => textZh),
          '；',
        ),
        blockersEn: inOne(
          blockers.map(({ textEn }) => textEn),
          '; ',
        ),
      }),
    );
  }
  await putAwayBlankForms(context, tellerId);
  const verification = await context.store.do('verifyAudit', null);
  if (!verification.intact) return err(wireError('STORE_UNUSABLE', { reason: `audit row ${verification.firstBadRow ?? 0}` }));
  await context.central.call('signOff', { token: present.token });
  await context.session.end('session.signedOff', tellerId);
  await anchorAudit(context);
  await context.counter.announce();
  return ok({ signedOff: true, auditRows: verification.rows });
};
