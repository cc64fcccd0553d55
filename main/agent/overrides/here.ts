import { createHash } from 'node:crypto';
import type { RouteResponse } from '../../../contract/central/define.ts';
import type { centralRoutes } from '../../../contract/central/routes.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { CallArgument } from '../../../contract/ipc/contract.ts';
import { err, type Result } from '../../../contract/result.ts';
import type { FormOverride } from '../../../contract/views/override.ts';
import type { StoredOverride } from '../../../db/operations/overrides.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { findOwn } from '../engine/find.ts';
import { hear } from './commit.ts';
import { deliver } from './deliver.ts';
import { derivedKey } from './keys.ts';

type Argument = CallArgument<'override.approveHere'>;

/** What a proof must be asked for, so that central takes it for an override (contract/central/identity.ts). */
const PURPOSE = 'override';

type Proof = RouteResponse<(typeof centralRoutes)['verifyTeller']>;

const verify = ({ clientKey, tellerId, password, code }: Argument, context: AgentContext): Promise<Result<Proof, WireError>> =>
  askCentral(context, 'verifyTeller', {
    params: { tellerId },
    body: { password, purpose: PURPOSE, clientKey, ...(code === undefined ? {} : { code }) },
  });

/** The request as central has it; one that it may not have yet is delivered first. */
const atCentral = async (context: AgentContext, stored: StoredOverride): Promise<Result<StoredOverride, WireError>> => {
  if (stored.state === 'asking') {
    const delivered = await deliver(context, stored);
    if (!delivered.ok) return delivered;
    if (delivered.value.error !== null) return err(delivered.value.error);
  }
  const now = await context.store.do('overrideOf', stored.clientKey);
  if (now?.told == null) return err(wireError('CENTRAL_UNREACHABLE'));
  return now.state === 'pending' ? { ok: true, value: now } : err(wireError('OVERRIDE_DECIDED', { state: now.state }));
};

/**
 * A second person stands at this counter, proves who they are and approves. Their password goes to central once and is kept nowhere; the
 * proof that comes back serves this one decision. Works for a request that was meant for here, and for one that waits in vain elsewhere
 * where its rules let it fall back.
 */
export const approveHere = async (context: AgentContext, argument: Argument): Promise<Result<FormOverride, WireError>> => {
  const { clientKey, tellerId, amount } = argument;
  const own = await findOwn(context, clientKey);
  if (!own.ok) return own;
  if (tellerId === own.value.session.tellerId) return err(wireError('OVERRIDE_OWN'));
  const kept = await context.store.do('overrideOf', clientKey);
  if (kept === null) return err(wireError('OVERRIDE_UNKNOWN'));
  const stored = await atCentral(context, kept);
  if (!stored.ok) return stored;
  const record = (code: string) =>
    context.store.do('recordEvent', {
      at: context.clock.now(),
      event: 'override.refusedHere',
      tellerId: own.value.session.tellerId,
      clientKey,
      stage: null,
      data: { authoriser: tellerId, code },
    });
  const verified = await verify(argument, context);
  if (!verified.ok) {
    await record(verified.error.code);
    return verified;
  }
  const { proof } = verified.value;
  const decided = await askCentral(context, 'decideOverride', {
    params: { requestId: stored.value.told?.requestId ?? '' },
    body: { decision: 'approve', reason: '', proof, ...(amount === undefined ? {} : { amount }) },
    idempotencyKey: derivedKey(clientKey, 'decision', createHash('sha256').update(proof).digest('hex')),
  });
  if (decided.ok) return await hear(context, stored.value, decided.value);
  await record(decided.error.code);
  // Whether it was done is asked of central as for any other request.
  context.overrides.wake();
  return decided;
};
