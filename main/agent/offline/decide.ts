import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { CallArgument } from '../../../contract/ipc/contract.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { apply } from '../engine/apply.ts';
import { findByKey } from '../engine/find.ts';
import { reservation } from '../engine/steps.ts';
import { recogniseOffline } from '../session/offline.ts';
import { heldBack, voided } from './steps.ts';

type Decision = CallArgument<'offline.decide'>;

/** A supervisor at this PC: by central where it answers, else by what this PC remembers of today. Never the one who took it in. */
const supervisorHere = async (context: AgentContext, decision: Decision, view: TransactionView): Promise<Result<string, WireError>> => {
  const { tellerId, password, code, clientKey } = decision;
  if (tellerId === view.tellerId) return err(wireError('OWN_ACT_REFUSED'));
  const body = { password, purpose: 'override', clientKey, ...(code === undefined ? {} : { code }) };
  const proven = await askCentral(context, 'verifyTeller', { params: { tellerId }, body });
  if (proven.ok) return proven.value.roles.includes('supervisor') ? ok(tellerId) : err(wireError('NOT_PERMITTED'));
  if (proven.error.code !== 'CENTRAL_UNREACHABLE') return proven;
  const known = await recogniseOffline(context, tellerId, password);
  if (!known.ok) return known;
  return known.value.session.roles.includes('supervisor') ? ok(tellerId) : err(wireError('NOT_PERMITTED'));
};

/** Holds one back, lets it go again, or voids it. What has gone out is central's to decide. */
export const decideCaptured = async (context: AgentContext, decision: Decision): Promise<Result<TransactionView, WireError>> => {
  const found = await findByKey(context, decision.clientKey);
  if (!found.ok) return found;
  const { view, definition } = found.value;
  if (view.stage !== 'queued') return err(wireError('STAGE_REFUSES', { stage: view.stage }));
  if (decision.decision === 'void' && decision.reason.trim() === '')
    return err(wireError('INPUT_INVALID', { reason: 'reason' }, [{ field: 'reason', code: 'FIELD_REQUIRED', details: {} }]));
  const by = await supervisorHere(context, decision, view);
  if (!by.ok) return by;
  const moment = { at: context.clock.now(), tellerId: by.value };
  if (decision.decision !== 'void') {
    const done = await apply(context, heldBack(view, decision.decision === 'hold' ? by.value : null, moment));
    context.outbox.raise();
    return done;
  }
  const checked = definition.toRequest?.(view.values);
  const movesCash = checked?.ok === true && reservation(definition, view, checked.value) !== undefined;
  return await apply(context, voided(view, movesCash, decision.reason, moment));
};
