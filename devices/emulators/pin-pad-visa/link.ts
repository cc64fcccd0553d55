import type { Clock } from '../../clock.ts';
import { ACK, createVisaDecoder, EOT, encodePacket, NAK, type Packet } from '../../pin-pad/visa/frame.ts';
import type { PadBody } from '../pin-pad/body.ts';

/** The pad's side of the packet exchange: acknowledges and refuses, repeats what was refused, and gives up after three times. */
export interface PadLink {
  onBytes(bytes: Uint8Array): void;
  /** Sends a packet; `onAck` when the host has acknowledged it, `onGivenUp` when it never did or ended the exchange. */
  say(packet: Packet, onAck?: () => void, onGivenUp?: () => void): void;
  ack(): void;
  eot(): void;
  /** Forgets a packet that waits for its ACK. */
  forget(): void;
}

const MAX_TRIES = 3;
/** How long the pad waits for an ACK before it sends again; the guide gives no figure. */
const ACK_MS = 10_000;

/** `onPacket` decides by itself whether a sound packet is acknowledged: there are some that a pad does not answer at all. */
export function createPadLink(clock: Clock, body: () => PadBody, onPacket: (packet: Packet) => void): PadLink {
  const decoder = createVisaDecoder();
  let naks = 0;
  let waiting: { readonly packet: Packet; readonly onAck: () => void; readonly onGivenUp: () => void; tries: number } | null = null;
  let cancelTimer = () => {};

  const control = (byte: number) => body().send(Uint8Array.of(byte));
  const forget = () => {
    cancelTimer();
    waiting = null;
  };
  const transmit = () => {
    if (waiting === null) return;
    waiting.tries += 1;
    body().sendFrame(encodePacket(waiting.packet), 1);
    cancelTimer();
    cancelTimer = clock.after(ACK_MS, again);
  };
  const again = () => {
    if (waiting === null) return;
    if (waiting.tries < MAX_TRIES) return transmit();
    const { onGivenUp } = waiting;
    forget();
    control(EOT);
    onGivenUp();
  };
  const onControl = (kind: 'ack' | 'nak' | 'eot') => {
    if (waiting === null) return;
    if (kind === 'nak') return again();
    const { onAck, onGivenUp } = waiting;
    forget();
    if (kind === 'ack') onAck();
    else onGivenUp();
  };

  return {
    onBytes(bytes) {
      for (const token of decoder.push(bytes)) {
        if (token.kind === 'control') onControl(token.control);
        else if (token.kind === 'packet') {
          if (token.intact && !body().refusing()) {
            naks = 0;
            onPacket({ frame: token.frame, text: token.text });
            continue;
          }
          naks += 1;
          control(NAK);
          if (naks === MAX_TRIES) {
            naks = 0;
            control(EOT);
          }
        }
      }
    },
    say(packet, onAck = () => {}, onGivenUp = () => {}) {
      forget();
      waiting = { packet, onAck, onGivenUp, tries: 0 };
      transmit();
    },
    ack: () => control(ACK),
    eot: () => control(EOT),
    forget,
  };
}
