import type { Result } from '../../contract/result.ts';
import type { CardReaderError, LinkError } from '../errors.ts';
import type { BackoffRules } from '../session/backoff.ts';
import type { SessionIo } from '../session/io.ts';
import type { CardMedia, CardReaderCapabilities, CardTarget, ChipState, TrackData } from './reader.ts';

/** A refusal by the reader itself, as against a line that failed. It proves that somebody is there. */
export interface ReaderFault extends CardReaderError {
  readonly from: 'reader';
}
export type DialectError = ReaderFault | LinkError;
export type Answer<T> = Promise<Result<T, DialectError>>;

export const fault = (code: CardReaderError['code'], message: string): { readonly ok: false; readonly error: ReaderFault } => ({
  ok: false,
  error: { code, message, from: 'reader' },
});
export const isFault = (error: DialectError | CardReaderError): error is ReaderFault => 'from' in error;

export interface CardPosition {
  readonly media: CardMedia;
  readonly chip: ChipState;
}

/** What one make's motor reader must be able to say and understand; `motor-reader.ts` makes a `CardReader` of it. `R` is what its decoder yields. */
export interface CardDialect<R> {
  readonly capabilities: CardReaderCapabilities;
  createDecoder(): { push(bytes: Uint8Array): R[] };
  isGarbage(reply: R): boolean;
  /** A cheap question; the reader always answers it, with a fault if need be. Initialises a reader that has just been switched on. */
  status(io: SessionIo<R>): Answer<CardPosition>;
  /** Breaks off whatever is under way, so that the next answer is one to the next question. */
  interrupt(io: SessionIo<R>): Answer<void>;
  initialise(io: SessionIo<R>, to: 'exit' | 'retain' | 'currentPosition'): Answer<void>;
  permit(io: SessionIo<R>, permitted: boolean): Answer<void>;
  /** Whatever is wrong with the track itself is a status; a fault is the reader's. */
  readTrack(io: SessionIo<R>, track: 1 | 2 | 3): Answer<TrackData>;
  powerOn(io: SessionIo<R>, action: 'cold' | 'warm'): Answer<Uint8Array>;
  powerOff(io: SessionIo<R>): Answer<void>;
  transmit(io: SessionIo<R>, command: Uint8Array): Answer<Uint8Array>;
  move(io: SessionIo<R>, to: CardTarget): Answer<void>;
}

/** Limits in milliseconds, as the makes' documents give them. */
export interface CardTimings {
  readonly writeMs: number;
  /** From a command to its acknowledgement. */
  readonly ackMs: number;
  /** From the acknowledgement to the response, for anything that moves a card. */
  readonly responseMs: number;
  /** How often a command, or the request for a response, is sent before the reader counts as silent. */
  readonly tries: number;
  /** Between two questions whether a card has come or gone. */
  readonly pollMs: number;
  readonly heartbeatMs: number;
}

export interface CardReaderSettings {
  readonly timings?: Partial<CardTimings> | undefined;
  readonly backoff?: BackoffRules | undefined;
}

/** An answer's head in the makes' common shape: `P` or `N`, the command, a status of two characters, data. */
export interface CommonReply {
  readonly ok: boolean;
  readonly status: string;
  readonly data: Uint8Array;
}

/** Null when the text answers another command, which then is an old answer. */
export function parseCommon(text: Uint8Array, command: string): CommonReply | null {
  const head = Buffer.from(text.subarray(0, 5)).toString('latin1');
  const judged = head[0];
  if (head.length < 5 || (judged !== 'P' && judged !== 'N') || head.slice(1, 3) !== command) return null;
  return { ok: judged === 'P', status: head.slice(3, 5), data: text.slice(5) };
}
