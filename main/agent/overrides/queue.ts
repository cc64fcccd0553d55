import { uuidv7 } from 'uuidv7';
import type { OverrideView } from '../../../contract/central/overrides.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { CallArgument, CallOutput } from '../../../contract/ipc/contract.ts';
import { clientKeySchema } from '../../../contract/primitives.ts';
import { err, type Result } from '../../../contract/result.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { derivedKey } from './keys.ts';

/** Requests on one page of the queue. A branch that has more waiting has other worries. */
const PAGE = 100;

/** 1701: what waits at the branch to be decided. */
export const overrideQueue = (
  context: AgentContext,
  { order, cursor }: CallArgument<'override.queue'>,
): Promise<Result<CallOutput<'override.queue'>, WireError>> =>
  askCentral(context, 'listOverrides', { query: { state: 'pending', order, limit: PAGE, ...(cursor === null ? {} : { cursor }) } });

/**
 * Decides somebody else's request from one's own counter. The key comes from the request and the decision, so that the same answer given
 * twice, as after silence, is one.
 */
export const decideOverride = async (
  context: AgentContext,
  { requestId, decision, reason, amount }: CallArgument<'override.decide'>,
): Promise<Result<OverrideView, WireError>> => {
  const present = context.session.current();
  if (present === null) return err(wireError('SIGN_ON_NEEDED'));
  const { tellerId } = present.session;
  const body = { decision, reason, ...(amount === undefined ? {} : { amount }) };
  const root = clientKeySchema.safeParse(requestId);
  const answer = await askCentral(context, 'decideOverride', {
    params: { requestId },
    body,
    idempotencyKey: root.success ? derivedKey(root.data, tellerId, JSON.stringify(body)) : uuidv7(),
  });
  await context.store.do('recordEvent', {
    at: context.clock.now(),
    event: 'override.decided',
    tellerId,
    clientKey: null,
    stage: null,
    data: { requestId, decision, answer: answer.ok ? answer.value.state : answer.error.code },
  });
  return answer;
};

/** Hands a waiting request to somebody. Doing it twice does no harm, so that a key of its own serves each time. */
export const assignOverride = (
  context: AgentContext,
  { requestId, tellerId }: CallArgument<'override.assign'>,
): Promise<Result<OverrideView, WireError>> =>
  askCentral(context, 'assignOverride', { params: { requestId }, body: { tellerId }, idempotencyKey: uuidv7() });
