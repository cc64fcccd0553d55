import { err, ok, type Result } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import type { LinkError } from '../errors.ts';
import { limited, type Settle } from '../transport/limited.ts';

/** Pauses between two questions to a device, while a person takes their time. Cancellation and the stopping of the device end them early. */
export interface Waits {
  pause(ms: number, signal: AbortSignal | undefined): Promise<Result<void, LinkError>>;
  end(error: LinkError): void;
}

export function createWaits(clock: Clock): Waits {
  const open = new Set<Settle<void>>();
  return {
    async pause(ms, signal) {
      let own: Settle<void> = () => {};
      const over = await limited<void>(clock, 'waiting for a person', { signal, timeoutMs: ms }, (settle) => {
        own = settle;
        open.add(settle);
      });
      open.delete(own);
      return over.ok || over.error.code === 'timeOut' ? ok(undefined) : over;
    },
    end(error) {
      for (const settle of [...open]) settle(err(error));
    },
  };
}
