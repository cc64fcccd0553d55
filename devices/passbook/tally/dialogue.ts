import { err, ok, type Result } from '../../../contract/result.ts';
import { type LinkError, type PrinterError, toCompletion } from '../../errors.ts';
import { concatBytes } from '../../framing/bytes.ts';
import { encodeCommand } from '../../framing/csi.ts';
import type { CsiReply } from '../../framing/csi-replies.ts';
import { dropPendingText } from '../../framing/escp.ts';
import type { SessionIo } from '../../session/io.ts';
import type { TallyTimings } from './settings.ts';

export type TallyIo = SessionIo<CsiReply>;
type Answer<T> = Result<T, PrinterError>;

export const printerError = (code: PrinterError['code'], message: string) => err<PrinterError>({ code, message });
/** An operation's error, whether it came from the printer or from the line. */
export function fromLink({ code, message }: LinkError | PrinterError): PrinterError {
  return code === 'noDevice' || code === 'offline' ? toCompletion({ code, message }) : { code, message };
}

/** Numbers for control points, 0..9999 round and round. */
export function createPoints(first = Math.floor(Math.random() * 10_000)): () => number {
  let next = first % 10_000;
  return () => {
    const point = next;
    next = (next + 1) % 10_000;
    return point;
  };
}

/** The STOP key during an operation: the printer waits, and goes on when it is pressed again. */
export interface StopWatch {
  stopped: boolean;
  onChange(stopped: boolean): void;
}

/**
 * Waits for an answer while minding what else the printer may say meanwhile. `match` looks first. ERROR ends the wait with `mediaJammed`, or `paperOut` when the printer
 * says within the grace time that the paper is gone (the end-of-paper sequence of the manual). ONLINE without a STOP before it means that the printer was started
 * anew, and its buffers with all they held are lost.
 */
export async function waitFor<T>(
  io: TallyIo,
  timings: TallyTimings,
  timeoutMs: number,
  watch: StopWatch,
  match: (reply: CsiReply) => Answer<T> | undefined,
): Promise<Answer<T>> {
  const answer = await io.receive<T, PrinterError>((reply) => {
    const matched = match(reply);
    if (matched !== undefined) return matched;
    if (reply.kind !== 'globalStatus') return undefined;
    if (reply.state === 'error') return printerError('mediaJammed', 'the printer reported an error');
    if (reply.state === 'online' && !watch.stopped) return printerError('deviceNotReady', 'the printer was started anew');
    watch.stopped = reply.state === 'stop';
    watch.onChange(watch.stopped);
    return undefined;
  }, timeoutMs);
  if (answer.ok) return answer;
  if (answer.error.code === 'mediaJammed') {
    const gone = await io.receive<true, never>(
      (reply) => (reply.kind === 'status' && reply.n === 2 ? ok(true) : undefined),
      timings.errorGraceMs,
    );
    return gone.ok ? printerError('paperOut', 'the book left the printer') : err(fromLink(answer.error));
  }
  if (answer.error.code === 'timeOut' && watch.stopped)
    return printerError('deviceNotReady', 'the printer was stopped by its key and not released in time');
  return err(fromLink(answer.error));
}

/** Waits for the echo of our point. Any other point is an answer to something we did not ask: nothing can be concluded from it, and the operation ends. */
export const echoOf =
  (point: number, paperMayLeave: boolean) =>
  (reply: CsiReply): Answer<void> | undefined => {
    if (reply.kind === 'controlPoint')
      return reply.n === point ? ok(undefined) : printerError('hardwareError', 'the printer echoed a control point that was not sent');
    if (!paperMayLeave && reply.kind === 'status' && reply.n === 2) return printerError('paperOut', 'the book left the printer');
    return undefined;
  };

/** `CSI " z`: true when there is a document in the printer. */
export async function askPaper(io: TallyIo, timings: TallyTimings): Promise<Result<boolean, LinkError>> {
  const sent = await io.send(encodeCommand('statusRequest'), timings.writeMs);
  if (!sent.ok) return sent;
  return io.receive<boolean, never>(
    (reply) => (reply.kind === 'status' && (reply.n === 1 || reply.n === 2) ? ok(reply.n === 1) : undefined),
    timings.statusMs,
  );
}

/** After connecting: drop text of a job that was cut off, and see whether anyone answers. */
export async function hello(io: TallyIo, timings: TallyTimings): Promise<Result<void, LinkError>> {
  const sent = await io.send(dropPendingText(), timings.writeMs);
  if (!sent.ok) return sent;
  const paper = await askPaper(io, timings);
  return paper.ok ? ok(undefined) : paper;
}

/**
 * A fresh control point comes back after everything that was asked before it, so that whatever arrives until then is old.
 * A printer that was stopped by its key answers when it is released.
 */
export async function resync(
  io: TallyIo,
  timings: TallyTimings,
  point: number,
  isStopped: () => boolean,
): Promise<Result<void, LinkError>> {
  const sent = await io.send(concatBytes(dropPendingText(), encodeCommand('controlPoint', [point])), timings.writeMs);
  if (!sent.ok) return sent;
  const echo = (reply: CsiReply) => (reply.kind === 'controlPoint' && reply.n === point ? ok(undefined) : undefined);
  const synced = await io.receive<void, never>(echo, timings.resyncMs);
  return synced.ok || synced.error.code !== 'timeOut' || !isStopped() ? synced : io.receive<void, never>(echo, timings.controlPointMs);
}
