import { err, type Result } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import { type LinkError, linkError } from '../errors.ts';
import type { Transport } from '../transport/transport.ts';
import type { BackoffRules } from './backoff.ts';
import { type Connection, type ConnectionState, createConnection } from './connection.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createTurn, type SessionIo, type Turn } from './io.ts';

/** What a protocol must say about itself so that a session can keep its device. */
export interface SessionProtocol<R> {
  /** A fresh decoder for each connection: half a reply from before a cut must not be completed by the next one. */
  createDecoder(): { push(bytes: Uint8Array): R[] };
  /** True for noise; the session then resynchronises before the next operation. */
  isGarbage(reply: R): boolean;
  /** A cheap question that the device always answers. Asked after connecting and as heartbeat. */
  hello(io: SessionIo<R>): Promise<Result<void, LinkError>>;
  /** Brings both ends to the same point after anything that may have left answers under way. */
  resync(io: SessionIo<R>): Promise<Result<void, LinkError>>;
  readonly heartbeatMs: number;
}

export interface SessionOptions<R> {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly protocol: SessionProtocol<R>;
  readonly backoff?: BackoffRules | undefined;
  /** Sees every reply, before the operation that waits for it. */
  onReply?(reply: R): void;
  onChange?(): void;
}

export interface RunOptions {
  /** From the call to the answer, the wait in the queue included. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
  /** False for operations that make sense of an unknown state by themselves. */
  readonly resync?: boolean;
}

export interface Session<R> {
  start(): void;
  /** Rejects everything pending and closes the line. */
  stop(): Promise<void>;
  /** One operation at a time, in the order of the calls. Answers at once when the device is not there: a teller's wait is for the device, not for a cable. */
  run<T, E>(operation: (io: SessionIo<R>) => Promise<Result<T, E>>, options: RunOptions): Promise<Result<T, E | LinkError>>;
  state(): ConnectionState;
  /** An operation runs or waits. Heartbeats do not count. */
  busy(): boolean;
}

interface Job {
  begin(): Promise<void>;
  reject(error: LinkError): void;
}

export function createSession<R>(options: SessionOptions<R>): Session<R> {
  const { transport, clock, protocol } = options;
  const queue: Job[] = [];
  let turn: Turn<R> | null = null;
  let dirty = true;
  let running = 0;
  let decoder = protocol.createDecoder();
  const changed = () => options.onChange?.();

  /** Gives the device to `work` until it ends. */
  const takeTurn = async <T>(work: (own: Turn<R>) => Promise<T>): Promise<T> => {
    const own = createTurn<R>(transport, clock, () => {
      dirty = true;
    });
    turn = own;
    changed();
    try {
      return await work(own);
    } finally {
      if (turn === own) turn = null;
      if (connection.state().kind === 'online') heartbeat.rest();
      pump();
      changed();
    }
  };

  const pump = () => {
    if (turn !== null || connection.state().kind !== 'online') return;
    const job = queue.shift();
    if (job === undefined) return;
    running += 1;
    void job.begin().finally(() => {
      running -= 1;
      changed();
    });
  };

  const connection: Connection = createConnection({
    transport,
    clock,
    backoff: options.backoff,
    onOpened: () => {
      dirty = true;
      decoder = protocol.createDecoder();
      return takeTurn((own) => protocol.hello(own.io));
    },
    onState: (state) => {
      if (state.kind === 'online') {
        heartbeat.rest();
        pump();
      } else {
        heartbeat.stop();
        const error = state.error ?? linkError('deviceNotReady', `${transport.name}: not connected`);
        turn?.abort(error);
        for (const job of queue.splice(0)) job.reject(error);
      }
      changed();
    },
  });

  const heartbeat = createHeartbeat({
    clock,
    everyMs: protocol.heartbeatMs,
    idle: () => turn === null && queue.length === 0 && connection.state().kind === 'online',
    beat: () => takeTurn((own) => protocol.hello(own.io)),
    onDead: (error) => void connection.lost(linkError('offline', `${transport.name}: the device does not answer (${error.message})`)),
  });

  // The connection hears this too; but a greeting that is under way belongs to no state yet.
  transport.onClose((error) => turn?.abort(linkError('offline', error?.message ?? `${transport.name}: closed`)));

  transport.onData((bytes) => {
    for (const reply of decoder.push(bytes)) {
      if (protocol.isGarbage(reply)) dirty = true;
      options.onReply?.(reply);
      turn?.deliver(reply);
    }
  });

  const run: Session<R>['run'] = <T, E>(
    operation: (io: SessionIo<R>) => Promise<Result<T, E>>,
    { deadlineMs, signal, resync = true }: RunOptions,
  ) =>
    new Promise<Result<T, E | LinkError>>((resolve) => {
      const state = connection.state();
      if (signal?.aborted) return resolve(err(linkError('canceled', `${transport.name}: canceled`)));
      if (state.kind === 'stopped') return resolve(err(linkError('deviceNotReady', `${transport.name}: not started`)));
      if (state.kind !== 'online') return resolve(err(state.error ?? linkError('deviceNotReady', `${transport.name}: not connected yet`)));
      let own: Turn<R> | null = null;
      const finish = (result: Result<T, E | LinkError>) => {
        cancelDeadline();
        signal?.removeEventListener('abort', onAbort);
        resolve(result);
      };
      const giveUp = (error: LinkError) => {
        if (own !== null) return own.abort(error);
        queue.splice(queue.indexOf(job), 1);
        finish(err(error));
      };
      const onAbort = () => giveUp(linkError('canceled', `${transport.name}: canceled`));
      const cancelDeadline = clock.after(deadlineMs, () =>
        giveUp(linkError('timeOut', `${transport.name}: not done within ${deadlineMs} ms`)),
      );
      signal?.addEventListener('abort', onAbort, { once: true });
      const job: Job = {
        begin: () =>
          takeTurn(async (given) => {
            own = given;
            if (resync && dirty) {
              dirty = false;
              const synced = await protocol.resync(given.io);
              if (!synced.ok) {
                dirty = true;
                return finish(synced);
              }
            }
            const result = await operation(given.io);
            // After any failure an answer may still be on its way.
            if (!result.ok) dirty = true;
            finish(result);
          }).catch((error: unknown) => finish(err(linkError('internalError', `${transport.name}: ${String(error)}`)))),
        reject: (error) => finish(err(error)),
      };
      queue.push(job);
      pump();
    });

  return {
    start: () => connection.start(),
    stop: () => connection.stop(),
    run,
    state: () => connection.state(),
    busy: () => running > 0 || queue.length > 0,
  };
}
