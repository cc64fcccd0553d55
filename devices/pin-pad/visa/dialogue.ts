import { err, ok, type Result } from '../../../contract/result.ts';
import type { Clock } from '../../clock.ts';
import { type LinkError, linkError, type PinPadError } from '../../errors.ts';
import type { SessionIo } from '../../session/io.ts';
import { pinPadError } from '../request.ts';
import { ACK, EOT, encodePacket, NAK, type Packet, type VisaToken } from './frame.ts';
import type { VisaTimings } from './settings.ts';

export type VisaIo = SessionIo<VisaToken>;
type Answer<T> = Promise<Result<T, PinPadError | LinkError>>;

export interface Dialogue {
  readonly io: VisaIo;
  readonly clock: Clock;
  readonly timings: VisaTimings;
}

/** "EOT after 3 NAKs": whoever has refused a packet three times ends the exchange. */
const MAX_NAKS = 3;

/** Sends a packet until the pad acknowledges it. A silent pad is not asked again: it may have heard, and ask its customer twice. */
export async function deliver({ io, timings }: Dialogue, packet: Packet): Answer<void> {
  const bytes = encodePacket(packet);
  for (let naks = 0; naks < MAX_NAKS; naks += 1) {
    const sent = await io.send(bytes, timings.writeMs);
    if (!sent.ok) return sent;
    const heard = await io.receive<'ack' | 'nak', never>((token) => {
      if (token.kind !== 'control') return undefined;
      // An EOT here ends something earlier.
      return token.control === 'eot' ? undefined : ok(token.control);
    }, timings.ackMs);
    if (!heard.ok) return heard;
    if (heard.value === 'ack') return ok(undefined);
  }
  return pinPadError('hardwareError', 'the pad refused a packet three times: the line spoils what passes');
}

/** What the pad sends next: a packet, or `eot` where it ended the exchange instead. */
export type Heard = { readonly kind: 'packet'; readonly packet: Packet } | { readonly kind: 'eot' };

/**
 * Waits for a packet and asks again for a spoilt one. A sound one is acknowledged when `accept` likes it; otherwise the exchange is ended
 * with EOT.
 */
export async function awaitPacket(dialogue: Dialogue, timeoutMs: number, accept: (packet: Packet) => boolean = () => true): Answer<Heard> {
  const { io, clock, timings } = dialogue;
  const until = clock.now() + timeoutMs;
  for (let naks = 0; ; ) {
    const heard = await nextPacket(dialogue, until - clock.now());
    if (!heard.ok) return heard;
    if (heard.value === 'eot') return ok({ kind: 'eot' });
    const packet = heard.value;
    if (packet !== 'spoilt') {
      const sent = await io.send(Uint8Array.of(accept(packet) ? ACK : EOT), timings.writeMs);
      return sent.ok ? ok({ kind: 'packet', packet }) : sent;
    }
    naks += 1;
    const sent = await io.send(Uint8Array.of(NAK), timings.writeMs);
    if (!sent.ok) return sent;
    if (naks < MAX_NAKS) continue;
    const ended = await io.send(Uint8Array.of(EOT), timings.writeMs);
    return ended.ok ? pinPadError('hardwareError', 'three packets of the pad arrived spoilt') : ended;
  }
}

async function nextPacket({ io, timings }: Dialogue, timeoutMs: number): Answer<Packet | 'spoilt' | 'eot'> {
  const whole = (token: VisaToken): Result<Packet | 'spoilt' | 'eot', never> | undefined => {
    if (token.kind === 'packet') return ok(token.intact ? { frame: token.frame, text: token.text } : 'spoilt');
    return token.kind === 'control' && token.control === 'eot' ? ok('eot') : undefined;
  };
  const first = await io.receive<Packet | 'spoilt' | 'eot' | 'begun', never>(
    (token) => (token.kind === 'begun' ? ok('begun') : whole(token)),
    timeoutMs,
  );
  if (!first.ok) return first;
  if (first.value !== 'begun') return ok(first.value);
  const rest = await io.receive(whole, timings.packetMs);
  // Half a packet: its end was lost on the way.
  return rest.ok || rest.error.code !== 'timeOut' ? rest : ok('spoilt');
}

/** The EOT that ends an administrative exchange. */
export const awaitEot = ({ io, timings }: Dialogue): Answer<void> =>
  io.receive<void, never>((token) => (token.kind === 'control' && token.control === 'eot' ? ok(undefined) : undefined), timings.eotMs);

/** A question in an administrative packet, its answer and the EOT behind it. */
export async function ask(dialogue: Dialogue, text: string, accept: (answer: string) => boolean = () => true): Answer<string> {
  const delivered = await deliver(dialogue, { frame: 'administrative', text });
  if (!delivered.ok) return delivered;
  const heard = await awaitPacket(dialogue, dialogue.timings.answerMs, (packet) => accept(packet.text));
  if (!heard.ok) return heard;
  if (heard.value.kind === 'eot') return pinPadError('deviceNotReady', 'the pad ended the exchange without an answer');
  const ended = await awaitEot(dialogue);
  return ended.ok ? ok(heard.value.packet.text) : ended;
}

/** A command in an administrative packet that the pad confirms with EOT; a pad that echoes it first is answered. */
export async function command(dialogue: Dialogue, text: string): Answer<void> {
  const delivered = await deliver(dialogue, { frame: 'administrative', text });
  if (!delivered.ok) return delivered;
  const heard = await awaitPacket(dialogue, dialogue.timings.answerMs);
  if (!heard.ok) return heard;
  return heard.value.kind === 'eot' ? ok(undefined) : awaitEot(dialogue);
}

/**
 * Packet 72 brings the pad back to rest: ACK when it was at rest, EOT when an entry or a MAC session was ended by it. After trouble the
 * first ACK that is heard may belong to an earlier packet, so that two are asked for: when the second is there, the pad has done what the
 * first 72 said.
 */
export async function callBack({ io, timings }: Dialogue, acks: 1 | 2): Promise<Result<void, LinkError>> {
  let heardAcks = 0;
  for (let tries = 0; tries < MAX_NAKS + acks; tries += 1) {
    const sent = await io.send(encodePacket({ frame: 'transaction', text: '72' }), timings.writeMs);
    if (!sent.ok) return sent;
    const heard = await io.receive<'ack' | 'eot' | 'nak', never>(
      (token) => (token.kind === 'control' ? ok(token.control) : undefined),
      timings.ackMs,
    );
    if (!heard.ok) return err(heard.error);
    if (heard.value === 'ack') heardAcks += 1;
    if (heardAcks === acks) return ok(undefined);
  }
  return err(linkError('hardwareError', 'the pad does not come to rest'));
}
