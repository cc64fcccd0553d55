import type { Result } from '../../contract/result.ts';
import type { LinkError } from '../errors.ts';

/** Limits of one call. Without `timeoutMs` the transport's own default applies: a stalled peer would otherwise hold the call for ever. */
export interface CallLimits {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
}

/**
 * Bytes to and from one device, and nothing more.
 *
 * Rules that every implementation keeps:
 * - A write or drain that misses its limit or is aborted **closes** the transport, because nobody knows which bytes left the machine; the caller opens it again.
 * - `close` may be called at any time and any number of times. `onClose` listeners hear of each opening's end exactly once, with `null` when it was asked for.
 * - After `close` the same object can be opened again.
 */
export interface Transport {
  /** For messages and logs, e.g. `serial:/dev/ttyUSB0`. */
  readonly name: string;
  open(limits?: CallLimits): Promise<Result<void, LinkError>>;
  write(bytes: Uint8Array, limits?: CallLimits): Promise<Result<void, LinkError>>;
  /** Resolves when the bytes written so far have left the machine, as far as the driver of the port can tell. */
  drain(limits?: CallLimits): Promise<Result<void, LinkError>>;
  onData(listener: (bytes: Uint8Array) => void): () => void;
  onClose(listener: (error: LinkError | null) => void): () => void;
  close(): Promise<void>;
}
