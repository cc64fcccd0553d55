import { ok, type Result } from '../../../contract/result.ts';
import type { LinkError } from '../../errors.ts';
import { asciiBytes, concatBytes } from '../../framing/bytes.ts';
import type { SessionIo } from '../../session/io.ts';
import { type Answer, type CardTimings, type CommonReply, fault, parseCommon } from '../dialect.ts';
import { encodeControl, encodeText, type OmronToken } from './framing.ts';

export type OmronIo = SessionIo<OmronToken>;

/**
 * One command and its response (1.5, 1.6): frame, `DLE ACK`, `DLE ENQ`, response. A frame that is refused or not acknowledged is sent again; a response that is broken or
 * does not come is asked for again by another ENQ, which does not execute the command a second time.
 */
export async function transact(
  io: OmronIo,
  timings: CardTimings,
  command: string,
  parameters: Uint8Array = new Uint8Array(),
): Answer<CommonReply> {
  const frame = encodeText(concatBytes(asciiBytes(`C${command}`), parameters));
  const acknowledged = await repeat(timings.tries, async () => {
    const sent = await io.send(frame, timings.writeMs);
    if (!sent.ok) return sent;
    return io.receive<boolean, never>(({ kind }) => (kind === 'ack' ? ok(true) : kind === 'nak' ? ok(false) : undefined), timings.ackMs);
  });
  if (!acknowledged.ok) return acknowledged;
  if (!acknowledged.value) return fault('hardwareError', `C${command}: the reader refuses the frame`);
  const replied = await repeat(timings.tries, async () => {
    const sent = await io.send(encodeControl('enq'), timings.writeMs);
    if (!sent.ok) return sent;
    return io.receive<CommonReply | false, never>((token) => {
      if (token.kind === 'bad') return ok(false);
      const reply = token.kind === 'text' ? parseCommon(token.bytes, command) : null;
      return reply === null ? undefined : ok(reply);
    }, timings.responseMs);
  });
  if (!replied.ok) return replied;
  return replied.value === false ? fault('hardwareError', `C${command}: the response is broken each time`) : ok(replied.value);
}

/** Tries until something other than `false` or a passed limit comes out; the last outcome stands. */
async function repeat<T>(tries: number, once: () => Promise<Result<T | false, LinkError>>): Promise<Result<T | false, LinkError>> {
  let outcome = await once();
  for (let turn = 1; turn < tries; turn += 1) {
    const again = outcome.ok ? outcome.value === false : outcome.error.code === 'timeOut';
    if (!again) return outcome;
    outcome = await once();
  }
  return outcome;
}
