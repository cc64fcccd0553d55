import { ETX, STX } from '../../framing/bytes.ts';
import { ACK, DLE, ENQ, EOT, NAK, xorOf } from '../length-frames.ts';

/**
 * The transparent mode of Omron's V2X readers (Data Transmission Specifications 3S4YR-MVFW, 1.4): `10 02 text 10 03 BCC`. A 10 in the text is doubled; the BCC is the XOR of the
 * text (without the doubling) and 03. Between frames stand `10 05`, `10 06`, `10 15`, `10 04`.
 */
export type OmronToken =
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  | { readonly kind: 'ack' | 'nak' | 'enq' | 'eot' | 'bad' }
  | { readonly kind: 'garbage'; readonly bytes: Uint8Array };

const CONTROLS: Readonly<Record<number, 'ack' | 'nak' | 'enq' | 'eot'>> = { [ACK]: 'ack', [NAK]: 'nak', [ENQ]: 'enq', [EOT]: 'eot' };
/** Commands with their parameters are at most 2057 bytes, responses 325. */
const MOST = 2_100;

export const encodeText = (text: Uint8Array): Uint8Array =>
  Uint8Array.from([DLE, STX, ...[...text].flatMap((byte) => (byte === DLE ? [DLE, DLE] : [byte])), DLE, ETX, xorOf(text) ^ ETX]);

export const encodeControl = (control: 'ack' | 'nak' | 'enq' | 'eot'): Uint8Array =>
  Uint8Array.of(DLE, { ack: ACK, nak: NAK, enq: ENQ, eot: EOT }[control]);

export interface OmronDecoder {
  push(bytes: Uint8Array): OmronToken[];
}

export function createOmronDecoder(): OmronDecoder {
  let phase: 'ground' | 'lead' | 'text' | 'textLead' | 'check' = 'ground';
  let text: number[] = [];
  let garbage: number[] = [];
  let tokens: OmronToken[] = [];

  const emit = (token: OmronToken) => {
    if (garbage.length > 0) tokens.push({ kind: 'garbage', bytes: Uint8Array.from(garbage) });
    garbage = [];
    tokens.push(token);
  };
  const begin = () => {
    text = [];
    phase = 'text';
  };
  /** After a DLE outside of a text. */
  const stepLead = (byte: number) => {
    phase = 'ground';
    const control = CONTROLS[byte];
    if (byte === STX) return begin();
    if (control !== undefined) return emit({ kind: control });
    garbage.push(DLE);
    if (byte === DLE) phase = 'lead';
    else garbage.push(byte);
  };
  const stepTextLead = (byte: number) => {
    if (byte === DLE) {
      text.push(DLE);
      phase = 'text';
    } else if (byte === ETX) phase = 'check';
    else {
      // Everything else that follows a DLE ends the text: the other side has begun anew.
      emit({ kind: 'bad' });
      stepLead(byte);
    }
  };
  const step = (byte: number) => {
    switch (phase) {
      case 'ground':
        if (byte === DLE) phase = 'lead';
        else garbage.push(byte);
        return;
      case 'lead':
        return stepLead(byte);
      case 'text':
        if (byte === DLE) phase = 'textLead';
        else text.push(byte);
        if (text.length <= MOST) return;
        phase = 'ground';
        return emit({ kind: 'bad' });
      case 'textLead':
        return stepTextLead(byte);
      case 'check': {
        phase = 'ground';
        const bytes = Uint8Array.from(text);
        return emit(byte === (xorOf(bytes) ^ ETX) ? { kind: 'text', bytes } : { kind: 'bad' });
      }
    }
  };

  return {
    push(bytes) {
      tokens = [];
      for (const byte of bytes) step(byte);
      if (garbage.length > 0) tokens.push({ kind: 'garbage', bytes: Uint8Array.from(garbage) });
      garbage = [];
      return tokens;
    },
  };
}
