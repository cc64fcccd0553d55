import type { WireError } from '../../../contract/errors/wire.ts';
import { wireError } from '../../../contract/errors/wire.ts';
import {
  type AgentCallName,
  CALLS,
  type CallArgument,
  type CallName,
  type CallOutput,
  type CallResult,
  CHANNELS,
  isAgentCall,
  isCallName,
  type ShellCallName,
} from '../../../contract/ipc/contract.ts';
import { err, type Result } from '../../../contract/result.ts';
import type { ElectronPart, InvokeEventPart } from '../electron.ts';
import type { Log } from '../log/logger.ts';
import { unboundedReason } from './bounded.ts';
import { checkedResult } from './result.ts';
import { senderProblem } from './sender.ts';

/** One handler for each call that the shell answers itself; a missing or extra one does not compile. */
export type ShellHandlers = {
  readonly [N in ShellCallName]: (
    argument: CallArgument<N>,
  ) => Promise<Result<CallOutput<N>, WireError>> | Result<CallOutput<N>, WireError>;
};

export interface CallPolicy {
  /** Id of the contents that may call; null while there is no window. */
  readonly contentsId: () => number | null;
  readonly sandbox: boolean;
  readonly handlers: ShellHandlers;
  readonly forward: (name: AgentCallName, input: unknown) => Promise<unknown>;
  readonly log: Log;
}

const inputInvalid = (reason: string) => err(wireError('INPUT_INVALID', { reason }));

const firstIssue = (issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string => {
  const issue = issues[0];
  return issue === undefined ? 'unknown' : `${issue.path.map(String).join('.') || 'input'}: ${issue.message}`.slice(0, 300);
};

/**
 * Sender, then name, then bounds, then schema, then permission, then handler. This is the only way in, so no call can skip a step.
 * Signed-on, role and till are the agent's knowledge; it checks them before its own handler.
 */
export const answerCall = async (
  policy: CallPolicy,
  event: InvokeEventPart,
  name: unknown,
  input: unknown,
): Promise<CallResult<CallName>> => {
  const problem = senderProblem(event, policy.contentsId());
  if (problem !== null) {
    policy.log.warn({ problem }, 'call refused: sender');
    return err(wireError('SENDER_REFUSED'));
  }
  if (!isCallName(name)) {
    policy.log.warn('call refused: unknown name');
    return inputInvalid('there is no call of this name');
  }
  const unbounded = unboundedReason(input);
  if (unbounded !== null) {
    policy.log.warn({ call: name, unbounded }, 'call refused: bounds');
    return inputInvalid(unbounded);
  }
  const definition = CALLS[name];
  const parsed = definition.input.safeParse(input);
  if (!parsed.success) {
    const reason = firstIssue(parsed.error.issues);
    policy.log.warn({ call: name, reason }, 'call refused: shape');
    return inputInvalid(reason);
  }
  if (definition.permission.kind === 'sandbox' && !policy.sandbox) return err(wireError('SANDBOX_ONLY'));
  try {
    // The agent validates the same input by the same schema, so it gets what came in, not what defaults made of it.
    const answer = isAgentCall(name) ? await policy.forward(name, input) : await runHandler(policy.handlers, name, parsed.data);
    return checkedResult(name, answer, policy.log);
  } catch (error) {
    const reference = crypto.randomUUID().slice(0, 8);
    policy.log.error({ call: name, reference, err: error }, 'call failed');
    return err(wireError('UNEXPECTED', { reference }));
  }
};

// The argument was parsed by the schema of this very name; TypeScript cannot follow that through the union of names.
const runHandler = (handlers: ShellHandlers, name: Exclude<CallName, AgentCallName>, argument: unknown): unknown =>
  (handlers[name] as (value: unknown) => unknown)(argument);

export const registerCalls = (ipcMain: ElectronPart['ipcMain'], policy: CallPolicy): void => {
  ipcMain.handle(CHANNELS.call, (event, ...rest: unknown[]) => answerCall(policy, event, rest[0], rest[1]));
};
