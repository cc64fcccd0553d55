import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { SessionView } from '../../../contract/views/session.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import { anchorAudit } from '../audit/anchor.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { apply } from '../engine/apply.ts';
import { discarded } from '../engine/steps.ts';
import { syncTill } from '../till/sync.ts';

/** 0101: the session is central's; this counter keeps its token and records the event, refused ones too. */
export const signOn = async (context: AgentContext, tellerId: string, password: string): Promise<Result<SessionView, WireError>> => {
  const present = context.session.current();
  if (present !== null) return err(wireError('ALREADY_SIGNED_ON', { tellerId: present.session.tellerId }));
  const answer = await askCentral(context, 'signOn', { body: { tellerId, password } });
  if (!answer.ok) {
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
  await context.session.begin(answer.value.session, answer.value.token);
  await context.connection.probe();
  await syncTill(context);
  return ok(answer.value.session);
};

const isBlank = (view: TransactionView): boolean =>
  view.stage === 'open' && Object.values(view.values).every((value) => value === '' || value === null || JSON.stringify(value) === '{}');

/** Blank forms are put away by themselves; everything else that is unfinished is named. */
const blockersOf = async (context: AgentContext, tellerId: string): Promise<string[]> => {
  const blockers: string[] = [];
  for (const view of await context.store.do('unfinished', tellerId)) {
    if (isBlank(view)) await apply(context, discarded(view, { at: context.clock.now(), tellerId }));
    else blockers.push(`${view.transactionCode} ${view.stage} ${view.clientKey.slice(-6)}`);
  }
  return blockers;
};

/** 0103: refused while anything is pending. The audit chain is verified on the way out and its head anchored at central. */
export const signOff = async (context: AgentContext): Promise<Result<{ signedOff: true; auditRows: number }, WireError>> => {
  const present = context.session.current();
  if (present === null) return err(wireError('SIGN_ON_NEEDED'));
  const { tellerId } = present.session;
  const blockers = await blockersOf(context, tellerId);
  if (blockers.length > 0) return err(wireError('SIGN_OFF_BLOCKED', { blockers: blockers.join(', ') }));
  const verification = await context.store.do('verifyAudit', null);
  if (!verification.intact) return err(wireError('STORE_UNUSABLE', { reason: `audit row ${verification.firstBadRow ?? 0}` }));
  await context.central.call('signOff', { token: present.token });
  await context.session.end('session.signedOff', tellerId);
  await anchorAudit(context);
  await context.counter.announce();
  return ok({ signedOff: true, auditRows: verification.rows });
};
