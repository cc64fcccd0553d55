import { err, type Result } from '../../contract/result.ts';
import type { LinkError } from '../errors.ts';
import type { SessionIo } from '../session/io.ts';

/**
 * An acknowledgement and the answer behind it often arrive in one piece. The session hands such replies on one after the other in the same
 * instant, before whoever waited for the first can ask for the second; here the second is kept for that question.
 */
export function keepingIo<R>(io: SessionIo<R>): SessionIo<R> {
  const kept: R[] = [];
  return {
    send: (bytes, timeoutMs) => io.send(bytes, timeoutMs),
    ended: () => io.ended(),
    async receive<T, E>(match: (reply: R) => Result<T, E> | undefined, timeoutMs: number): Promise<Result<T, E | LinkError>> {
      const ended = io.ended();
      if (ended !== null) return err(ended);
      while (kept.length > 0) {
        const found = match(kept.shift() as R);
        if (found !== undefined) return found;
      }
      let done = false;
      return io.receive<T, E>((reply) => {
        if (done) {
          kept.push(reply);
          return undefined;
        }
        const found = match(reply);
        done = found !== undefined;
        return found;
      }, timeoutMs);
    },
  };
}
