import { err, type Result } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import { type LinkError, linkError } from '../errors.ts';
import { limited, type Settle } from '../transport/limited.ts';
import type { Transport } from '../transport/transport.ts';

/**
 * What an operation may do while it has the device to itself. After the operation's deadline, its cancellation or the loss of the line, every call
 * answers with that one error.
 */
export interface SessionIo<R> {
  send(bytes: Uint8Array, timeoutMs?: number): Promise<Result<void, LinkError>>;
  /** Goes through the replies in order, those that came before the call included; `match` returns undefined for a reply to pass over. */
  receive<T, E>(match: (reply: R) => Result<T, E> | undefined, timeoutMs: number): Promise<Result<T, E | LinkError>>;
  /** Why nothing more can be sent in this turn, null while it can. */
  ended(): LinkError | null;
}

/** One operation's turn at the device. */
export interface Turn<R> {
  readonly io: SessionIo<R>;
  readonly signal: AbortSignal;
  deliver(reply: R): void;
  /** Ends every call of this turn with the error, now and later. Only the first error counts. */
  abort(error: LinkError): void;
  error(): LinkError | null;
}

export function createTurn<R>(transport: Transport, clock: Clock, onTrouble: () => void): Turn<R> {
  const controller = new AbortController();
  const inbox: R[] = [];
  let wake = () => {};
  let failure: LinkError | null = null;
  let fail: Settle<never> = () => {};

  const io: SessionIo<R> = {
    async send(bytes, timeoutMs) {
      if (failure !== null) return err(failure);
      const sent = await transport.write(bytes, { signal: controller.signal, timeoutMs });
      if (sent.ok) return sent;
      onTrouble();
      return sent.error.code === 'canceled' ? err(failure ?? sent.error) : sent;
    },
    async receive<T, E>(match: (reply: R) => Result<T, E> | undefined, timeoutMs: number) {
      if (failure !== null) return err(failure);
      // The matched outcome travels inside a successful one, so that the operation's own errors do not mix with those of the line.
      const outcome = await limited<Result<T, E>>(clock, `${transport.name}: answer`, { timeoutMs }, (settle) => {
        fail = settle;
        wake = () => {
          while (inbox.length > 0) {
            const found = match(inbox.shift() as R);
            if (found === undefined) continue;
            // Whoever waited goes on only in a later turn of the event loop. What arrived in the same piece stays for its next question.
            wake = () => {};
            return settle({ ok: true, value: found });
          }
        };
        wake();
      });
      wake = () => {};
      fail = () => {};
      if (outcome.ok) return outcome.value;
      // Whoever stops waiting for an answer leaves that answer to come at a bad time.
      onTrouble();
      return outcome;
    },
    ended: () => failure,
  };

  return {
    io,
    signal: controller.signal,
    deliver(reply) {
      inbox.push(reply);
      wake();
    },
    abort(error) {
      if (failure !== null) return;
      failure = error;
      onTrouble();
      fail(err(error));
      controller.abort(linkError(error.code, error.message));
    },
    error: () => failure,
  };
}
