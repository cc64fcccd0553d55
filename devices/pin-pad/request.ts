import { err, ok, type Result } from '../../contract/result.ts';
import type { DeviceState } from '../errors.ts';
import { type LinkError, type PinPadError, toCompletion } from '../errors.ts';
import type { ConnectionState } from '../session/connection.ts';
import type { PinRequest, WorkingKey } from './pin-pad.ts';

export const pinPadError = (code: PinPadError['code'], message: string) => err<PinPadError>({ code, message });

/** An operation's error, whether it came from the pad or from the line. */
export function fromLink(error: LinkError | PinPadError): PinPadError {
  return error.code === 'noDevice' || error.code === 'offline'
    ? toCompletion({ code: error.code, message: error.message })
    : (error as PinPadError);
}

/** What is wrong with a request, whichever pad gets it. Messages hold nothing of the account number. */
export function checkRequest(request: PinRequest): Result<void, PinPadError> {
  const { accountNumber, minLen, maxLen, format, timeoutMs } = request;
  if (!/^[0-9]{8,19}$/.test(accountNumber)) return pinPadError('invalidData', 'an account number has 8 to 19 digits');
  if (!Number.isInteger(minLen) || !Number.isInteger(maxLen) || minLen < 4 || maxLen > 12 || minLen > maxLen)
    return pinPadError('invalidData', 'a PIN has between 4 and 12 digits');
  if (!(timeoutMs > 0)) return pinPadError('invalidData', 'a PIN entry needs a time limit');
  // Both kinds of pad make blocks of format 0; what they may be configured to make instead, their manuals do not tell.
  if (format !== 'iso0') return pinPadError('formatNotSupported', `this pad does not make PIN blocks of format ${format}`);
  return ok(undefined);
}

export function checkWorkingKey({ masterKey, encrypted }: WorkingKey): Result<void, PinPadError> {
  if (!Number.isInteger(masterKey) || masterKey < 0 || masterKey > 9) return pinPadError('keyNotFound', 'master keys are numbered 0 to 9');
  if (!/^(?:[0-9A-F]{16}|[0-9A-F]{32})$/.test(encrypted)) return pinPadError('invalidKeyLength', 'a working key has 8 or 16 bytes');
  return ok(undefined);
}

/** XFS4IoT `common.device` of a pad, which knows no states of its own. */
export function padState(connection: ConnectionState, busy: boolean): DeviceState {
  if (connection.kind === 'starting') return 'starting';
  if (connection.kind === 'stopped') return 'offline';
  if (connection.kind === 'online') return busy ? 'deviceBusy' : 'online';
  const code = connection.error?.code;
  return code === 'noDevice' || code === 'hardwareError' ? code : 'offline';
}
