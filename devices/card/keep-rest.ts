import type { Result } from '../../contract/result.ts';
import type { LinkError } from '../errors.ts';
import type { SessionIo } from '../session/io.ts';

/**
 * The same turn, in which nothing is lost that arrives together with an awaited answer: these devices send ACK and response in one breath, and what a session delivers between
 * an answer and the next question would go to the question that has been answered.
 */
export function keepRest<R>(io: SessionIo<R>): SessionIo<R> {
  const rest: R[] = [];
  return {
    send: io.send,
    ended: io.ended,
    async receive<T, E>(match: (reply: R) => Result<T, E> | undefined, timeoutMs: number): Promise<Result<T, E | LinkError>> {
      let answered = false;
      const once = (reply: R) => {
        if (answered) {
          rest.push(reply);
          return undefined;
        }
        const found = match(reply);
        answered = found !== undefined;
        return found;
      };
      let earlier: Result<T, E> | undefined;
      for (const reply of rest.splice(0)) earlier = once(reply) ?? earlier;
      return earlier !== undefined && io.ended() === null ? earlier : io.receive(once, timeoutMs);
    },
  };
}
