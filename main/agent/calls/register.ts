import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { type AgentCallName, CALLS, type CallArgument, type CallOutput, isAgentCall, isCallName } from '../../../contract/ipc/contract.ts';
import type { CallDefinition } from '../../../contract/ipc/define.ts';
import { err, type Result } from '../../../contract/result.ts';
import { StoreError } from '../../../db/store.ts';
import type { AgentContext } from '../context.ts';

type Judged = Pick<CallDefinition, 'permission' | 'whileLocked'>;

/** One handler for every agent call of the contract: a missing one does not compile. */
export type Handlers = { [N in AgentCallName]: (argument: CallArgument<N>) => Promise<Result<CallOutput<N>, WireError>> };

const refusal = async (context: AgentContext, { permission, whileLocked }: Judged): Promise<WireError | null> => {
  const session = context.session.current()?.session ?? null;
  if (session !== null && whileLocked !== true && context.session.lock() !== null)
    return wireError('LOCKED', { tellerId: session.tellerId });
  switch (permission.kind) {
    case 'anyone':
      return null;
    case 'sandbox':
      return context.virtualCounter === null ? wireError('SANDBOX_ONLY') : null;
    case 'signedOn':
      if (session === null) return wireError('SIGN_ON_NEEDED');
      return permission.roles === undefined || permission.roles.some((role) => session.roles.includes(role))
        ? null
        : wireError('NOT_PERMITTED');
    case 'tillActive': {
      if (session === null) return wireError('SIGN_ON_NEEDED');
      const till = await context.store.do('tillOf', session.tellerId);
      return till?.state === 'active' ? null : wireError('TILL_NOT_OPEN');
    }
  }
};

/** Every call from outside goes through here: known name → schema → locked or not → permission → handler. Nothing throws and nothing is undefined. */
export const createDispatcher =
  (context: AgentContext, handlers: Handlers) =>
  async (name: unknown, input: unknown): Promise<Result<unknown, WireError>> => {
    if (!isCallName(name) || !isAgentCall(name)) return err(wireError('NOT_FOUND'));
    const argument = CALLS[name].input.safeParse(input);
    if (!argument.success) {
      const issue = argument.error.issues[0];
      return err(wireError('INPUT_INVALID', { reason: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim().slice(0, 500) }));
    }
    try {
      const definition: CallDefinition = CALLS[name];
      const refused = await refusal(context, definition);
      if (refused !== null) {
        await recordRefusal(context, name, refused);
        return err(refused);
      }
      if (definition.permission.kind !== 'anyone' && definition.background !== true) context.idle.touch();
      // The table's type pairs each name with its argument; TypeScript cannot follow that pairing through a lookup.
      return await (handlers[name] as (argument: unknown) => Promise<Result<unknown, WireError>>)(argument.data);
    } catch (cause) {
      return err(unexpected(context, name, cause));
    }
  };

const recordRefusal = async (context: AgentContext, name: string, error: WireError): Promise<void> => {
  await context.store.do('recordEvent', {
    at: context.clock.now(),
    event: 'call.refused',
    tellerId: context.session.current()?.session.tellerId ?? null,
    clientKey: null,
    stage: null,
    data: { call: name, code: error.code },
  });
};

/** Logged once, here, with a reference that the teller can give to IT; never shown raw. */
const unexpected = (context: AgentContext, name: string, cause: unknown): WireError => {
  const reference = context.clock.milliseconds().toString(36);
  context.log.error(
    { call: name, reference, cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) },
    'call failed',
  );
  if (cause instanceof StoreError) return wireError(cause.code, { reason: cause.message.slice(0, 300) });
  return wireError('UNEXPECTED', { reference });
};
