import { ok } from '../../contract/result.ts';
import type { SessionIo } from '../session/io.ts';
import { type Answer, type CardTimings, fault } from './dialect.ts';
import { ACK, EOT, type FrameDecoder, type FrameToken, NAK } from './length-frames.ts';

export type FramedIo = SessionIo<FrameToken>;

export interface FramedExchange<T> {
  /** As errors name it. */
  readonly what: string;
  readonly frame: Uint8Array;
  /** Null for an answer to something else. */
  parse(frame: Uint8Array): T | null;
  /** What is sent when a good answer has come; nothing where the make wants none. */
  readonly thanks?: Uint8Array | undefined;
}

/** Command, ACK, answer, with NAK in both directions asking for the same once more: Sankyo's and Creator's dialogue. */
export async function exchangeFrames<T>(
  io: FramedIo,
  timings: CardTimings,
  decoder: () => FrameDecoder,
  { what, frame, parse, thanks }: FramedExchange<T>,
): Answer<T> {
  let taken: 'ack' | 'nak' | 'eot' = 'nak';
  for (let turn = 0; turn < timings.tries && taken === 'nak'; turn += 1) {
    const sent = await io.send(frame, timings.writeMs);
    if (!sent.ok) return sent;
    const answer = await io.receive<'ack' | 'nak' | 'eot', never>((token) => {
      if (token.kind !== 'control') return undefined;
      return token.byte === ACK ? ok('ack') : token.byte === NAK ? ok('nak') : token.byte === EOT ? ok('eot') : undefined;
    }, timings.ackMs);
    if (answer.ok) taken = answer.value;
    else if (answer.error.code !== 'timeOut' || turn + 1 === timings.tries) return answer;
    else decoder().drop();
  }
  if (taken === 'eot') return fault('deviceNotReady', `${what}: the reader broke off`);
  if (taken === 'nak') return fault('hardwareError', `${what}: the reader refuses the frame`);
  for (let turn = 0; turn < timings.tries; turn += 1) {
    const answer = await io.receive<{ readonly value: T } | 'bad', never>((token) => {
      if (token.kind === 'bad') return ok('bad');
      const value = token.kind === 'frame' ? parse(token.bytes) : null;
      return value === null ? undefined : ok({ value });
    }, timings.responseMs);
    if (!answer.ok) return answer;
    if (answer.value !== 'bad') {
      const thanked = thanks === undefined ? ok(undefined) : await io.send(thanks, timings.writeMs);
      return thanked.ok ? ok(answer.value.value) : thanked;
    }
    const asked = await io.send(Uint8Array.of(NAK), timings.writeMs);
    if (!asked.ok) return asked;
  }
  return fault('hardwareError', `${what}: the answer is broken each time`);
}
