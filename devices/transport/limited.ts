import { err, type Result } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import { type LinkError, linkError } from '../errors.ts';
import type { CallLimits } from './transport.ts';

export type Settle<T> = (result: Result<T, LinkError>) => void;

/**
 * Runs `work` until it settles, its time is over (`timeOut`) or its signal is aborted (`canceled`), whichever comes first.
 * What `work` reports afterwards is ignored, so that a callback which a driver fires twice, late or never does no harm.
 */
export function limited<T>(
  clock: Clock,
  what: string,
  limits: CallLimits & { readonly timeoutMs: number },
  work: (settle: Settle<T>) => void,
): Promise<Result<T, LinkError>> {
  return new Promise((resolve) => {
    const { signal } = limits;
    let cancelTimer = () => {};
    const onAbort = () => settle(err(linkError('canceled', `${what}: canceled`)));
    const settle: Settle<T> = (result) => {
      cancelTimer();
      signal?.removeEventListener('abort', onAbort);
      resolve(result);
    };
    if (signal?.aborted) return onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
    cancelTimer = clock.after(limits.timeoutMs, () => settle(err(linkError('timeOut', `${what}: not done within ${limits.timeoutMs} ms`))));
    work(settle);
  });
}
