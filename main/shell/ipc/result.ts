import { wireError, wireErrorSchema } from '../../../contract/errors/wire.ts';
import { CALLS, type CallName, type CallResult } from '../../../contract/ipc/contract.ts';
import { err, ok } from '../../../contract/result.ts';
import type { Log } from '../log/logger.ts';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** An answer on its way to the window. One that does not fit its contract is our own fault, and the window is not shown it. */
export const checkedResult = (name: CallName, answer: unknown, log: Log): CallResult<CallName> => {
  const reference = crypto.randomUUID().slice(0, 8);
  if (isRecord(answer) && answer.ok === true) {
    const value = CALLS[name].output.safeParse(answer.value);
    if (value.success) return ok(value.data);
    const issues = value.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.')}: ${issue.code}`);
    log.error({ call: name, reference, issues }, 'an answer does not fit its contract');
  } else if (isRecord(answer) && answer.ok === false) {
    const error = wireErrorSchema.safeParse(answer.error);
    if (error.success) return err(error.data);
    log.error({ call: name, reference }, 'an error does not fit its contract');
  } else {
    log.error({ call: name, reference }, 'an answer is no result');
  }
  return err(wireError('UNEXPECTED', { reference }));
};
