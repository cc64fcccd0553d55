import type { Result } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import { type LinkError, linkError } from '../errors.ts';
import type { Transport } from '../transport/transport.ts';
import { type BackoffRules, backoffMs } from './backoff.ts';

/** `error` says why the device is not online; null before the first attempt has ended. */
export interface ConnectionState {
  readonly kind: 'starting' | 'online' | 'down' | 'stopped';
  readonly error: LinkError | null;
}

export interface ConnectionOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly backoff?: BackoffRules | undefined;
  /** The line is open; a device that does not answer here counts as absent. */
  onOpened(): Promise<Result<void, LinkError>>;
  onState(state: ConnectionState): void;
}

export interface Connection {
  start(): void;
  stop(): Promise<void>;
  /** The line is of no use any more: close it and try again. */
  lost(error: LinkError): Promise<void>;
  state(): ConnectionState;
}

/** Keeps a transport open: opens it, asks the device whether it is there, and begins again, after a growing pause, whenever that fails or ends. */
export function createConnection(options: ConnectionOptions): Connection {
  const { transport, clock } = options;
  let state: ConnectionState = { kind: 'stopped', error: null };
  let failures = 0;
  let cancelRetry = () => {};
  /** Distinguishes this start from earlier ones, whose late answers must change nothing. */
  let life = 0;
  let attempting = false;

  const set = (kind: ConnectionState['kind'], error: LinkError | null) => {
    state = { kind, error };
    options.onState(state);
  };

  const retry = () => {
    failures += 1;
    cancelRetry();
    cancelRetry = clock.after(backoffMs(failures, options.backoff), () => void attempt());
  };

  const attempt = async () => {
    if (attempting) return;
    attempting = true;
    const mine = life;
    const opened = await transport.open();
    const greeted = opened.ok && mine === life ? await options.onOpened() : opened;
    if (mine === life) attempting = false;
    if (mine !== life || state.kind === 'stopped') return;
    if (greeted.ok) {
      failures = 0;
      return set('online', null);
    }
    await transport.close();
    if (mine !== life) return;
    // An open line without an answer is a device that is switched off.
    set('down', greeted.error.code === 'timeOut' ? linkError('offline', greeted.error.message) : greeted.error);
    retry();
  };

  transport.onClose((error) => {
    // While an attempt runs, its own failure reports the loss.
    if (state.kind !== 'online') return;
    // Whatever ended it, for those who wait behind it the device went away: one code for all.
    set('down', linkError('offline', error?.message ?? `${transport.name}: closed`));
    retry();
  });

  return {
    start() {
      if (state.kind !== 'stopped') return;
      life += 1;
      failures = 0;
      set('starting', null);
      void attempt();
    },
    async stop() {
      life += 1;
      attempting = false;
      cancelRetry();
      set('stopped', linkError('canceled', `${transport.name}: the device was stopped`));
      await transport.close();
    },
    async lost(error) {
      if (state.kind !== 'online') return;
      set('down', error);
      retry();
      await transport.close();
    },
    state: () => state,
  };
}
