import { err, type Result } from '../../contract/result.ts';
import type { LinkError, PinPadError } from '../errors.ts';
import { fromLink } from './request.ts';

/** Errors after which the pad may still be asking its customer: nobody told it that nobody listens any more. */
const MAY_STILL_ASK = new Set<PinPadError['code']>(['canceled', 'timeOut', 'internalError', 'hardwareError']);

export interface EntryTurn {
  /**
   * Runs a PIN entry; `work` gets a signal that also `cancel` aborts. When it ended without the pad's own word, the pad is called back
   * before this resolves.
   */
  run<T>(
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<Result<T, PinPadError | LinkError>>,
  ): Promise<Result<T, PinPadError>>;
  cancel(): Promise<void>;
}

/** Keeps the promise that a pad does not go on asking for a PIN that nobody waits for. */
export function createEntryTurn(callBack: () => Promise<unknown>): EntryTurn {
  const running = new Set<{ readonly controller: AbortController; readonly ended: Promise<unknown> }>();
  return {
    async run(signal, work) {
      const controller = new AbortController();
      const both = signal === undefined ? controller.signal : AbortSignal.any([signal, controller.signal]);
      const entry = (async () => {
        const result = await work(both);
        if (result.ok) return result;
        const error = fromLink(result.error);
        if (MAY_STILL_ASK.has(error.code)) await callBack();
        return err(error);
      })();
      const own = { controller, ended: entry };
      running.add(own);
      try {
        return await entry;
      } finally {
        running.delete(own);
      }
    },
    async cancel() {
      const all = [...running];
      for (const { controller } of all) controller.abort();
      await Promise.allSettled(all.map(({ ended }) => ended));
    },
  };
}
