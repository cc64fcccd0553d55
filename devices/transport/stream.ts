import { err, ok, type Result } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import { type LinkError, linkError } from '../errors.ts';
import { limited, type Settle } from './limited.ts';
import type { CallLimits, Transport } from './transport.ts';

/** An open line as its native driver offers it, faults and all; `createStreamTransport` puts the rules of `Transport` on top. */
export interface ByteStream {
  write(bytes: Uint8Array, done: (error?: Error | null) => void): void;
  drain(done: (error?: Error | null) => void): void;
  /** Called once, right after connecting. `closed` may be called several times. */
  listen(events: { data(bytes: Uint8Array): void; closed(error: Error | null): void }): void;
  /** Must resolve also when the peer is stalled. */
  close(): Promise<void>;
}

export interface StreamTransportOptions {
  readonly name: string;
  readonly clock: Clock;
  connect(): Promise<Result<ByteStream, LinkError>>;
}

const OPEN_MS = 5_000;
const WRITE_MS = 10_000;

export function createStreamTransport(options: StreamTransportOptions): Transport {
  const { name, clock } = options;
  const dataListeners = new Set<(bytes: Uint8Array) => void>();
  const closeListeners = new Set<(error: LinkError | null) => void>();
  const pending = new Set<Settle<void>>();
  let current: ByteStream | null = null;
  let opening = false;
  let closeRequests = 0;
  let closing: Promise<void> = Promise.resolve();

  /** The one place where an opening ends; the second call for the same stream finds nothing to do. */
  const tearDown = (stream: ByteStream, error: LinkError | null) => {
    if (current !== stream) return;
    current = null;
    closing = stream.close();
    const failure = error ?? linkError('canceled', `${name}: closed`);
    for (const settle of [...pending]) settle(err(failure));
    pending.clear();
    for (const listener of [...closeListeners]) listener(error);
  };

  const adopt = (stream: ByteStream) => {
    current = stream;
    stream.listen({
      data: (bytes) => {
        if (current === stream) for (const listener of [...dataListeners]) listener(bytes);
      },
      closed: (error) => tearDown(stream, linkError('offline', `${name}: the line was closed${error ? ` (${error.message})` : ''}`)),
    });
  };

  const transfer = async (
    what: string,
    limits: CallLimits | undefined,
    start: (stream: ByteStream, done: (error?: Error | null) => void) => void,
  ): Promise<Result<void, LinkError>> => {
    const stream = current;
    if (stream === null) return err(linkError('deviceNotReady', `${name}: not open`));
    let own: Settle<void> = () => {};
    const result = await limited<void>(
      clock,
      `${name}: ${what}`,
      { signal: limits?.signal, timeoutMs: limits?.timeoutMs ?? WRITE_MS },
      (settle) => {
        own = settle;
        pending.add(settle);
        start(stream, (error) => settle(error ? err(linkError('hardwareError', `${name}: ${what}: ${error.message}`)) : ok(undefined)));
      },
    );
    pending.delete(own);
    if (!result.ok) tearDown(stream, result.error);
    return result;
  };

  return {
    name,
    async open(limits) {
      if (current !== null) return ok(undefined);
      if (opening) return err(linkError('deviceNotReady', `${name}: already being opened`));
      opening = true;
      const asked = closeRequests;
      await closing;
      const attempt = options.connect().catch((error: unknown) => err(linkError('hardwareError', `${name}: open: ${String(error)}`)));
      const result = await limited<ByteStream>(
        clock,
        `${name}: open`,
        { signal: limits?.signal, timeoutMs: limits?.timeoutMs ?? OPEN_MS },
        (settle) => {
          void attempt.then(settle);
        },
      );
      opening = false;
      if (!result.ok) {
        // A port that opens after its time must not stay open unseen: nobody else could have it then.
        void attempt.then((late) => (late.ok ? late.value.close() : undefined));
        return result;
      }
      if (asked !== closeRequests) {
        await result.value.close();
        return err(linkError('canceled', `${name}: closed while being opened`));
      }
      adopt(result.value);
      return ok(undefined);
    },
    write: (bytes, limits) => transfer('write', limits, (stream, done) => stream.write(bytes, done)),
    drain: (limits) => transfer('drain', limits, (stream, done) => stream.drain(done)),
    onData(listener) {
      dataListeners.add(listener);
      return () => dataListeners.delete(listener);
    },
    onClose(listener) {
      closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
    async close() {
      closeRequests += 1;
      if (current !== null) tearDown(current, null);
      await closing;
    },
  };
}
