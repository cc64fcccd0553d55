import type { ErrorCode } from '../../../contract/errors/codes.ts';
import type { WireError } from '../../../contract/errors/wire.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { FormOverride } from '../../../contract/views/override.ts';
import type { StoredOverride } from '../../../db/operations/overrides.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { commitOverride, hear, hearNothing } from './commit.ts';
import { derivedKey } from './keys.ts';
import { refused } from './steps.ts';

type Answer = Promise<Result<FormOverride, WireError>>;

/** Answers that decide nothing about a request: it may have arrived or not, and the same one is sent again. */
const UNDECIDED: ReadonlySet<ErrorCode> = new Set([
  'CENTRAL_UNREACHABLE',
  'CENTRAL_STOPPING',
  'SIGN_ON_NEEDED',
  'IDEMPOTENCY_IN_FLIGHT',
  'TOO_MANY_REQUESTS',
]);

/** Sends a request that central has not confirmed: the same bytes under the same key at every try, so that it is made once. */
export const deliver = async (context: AgentContext, stored: StoredOverride): Answer => {
  const answer = await askCentral(context, 'requestOverride', { rawBody: stored.request, idempotencyKey: stored.idempotencyKey });
  if (answer.ok) return await hear(context, stored, answer.value);
  if (UNDECIDED.has(answer.error.code)) return ok(hearNothing(context, stored));
  context.overrides.heard(stored.clientKey);
  return await commitOverride(context, refused(stored, answer.error, context.clock.now()));
};

/** Asks how a request that central has stands. */
export const ask = async (context: AgentContext, stored: StoredOverride): Answer => {
  if (stored.told === null) return await deliver(context, stored);
  const answer = await askCentral(context, 'override', { params: { requestId: stored.told.requestId } });
  if (answer.ok) return await hear(context, stored, answer.value);
  if (UNDECIDED.has(answer.error.code)) return ok(hearNothing(context, stored));
  return err(answer.error);
};

/** Takes a request back. One that central may not have yet is delivered first, so that nobody finds it later. */
export const takeBack = async (context: AgentContext, stored: StoredOverride): Answer => {
  if (stored.told === null) {
    const delivered = await deliver(context, stored);
    const now = await context.store.do('overrideOf', stored.clientKey);
    return now?.told == null ? delivered : await takeBack(context, now);
  }
  const answer = await askCentral(context, 'withdrawOverride', {
    params: { requestId: stored.told.requestId },
    idempotencyKey: derivedKey(stored.clientKey, 'withdrawal', stored.attempt),
  });
  if (answer.ok) return await hear(context, stored, answer.value);
  if (answer.error.code === 'OVERRIDE_DECIDED') return await ask(context, stored);
  if (UNDECIDED.has(answer.error.code)) hearNothing(context, stored);
  return err(answer.error);
};
