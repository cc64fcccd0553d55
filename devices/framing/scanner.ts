import { CAN, ESC, ETX, STX } from './bytes.ts';

/**
 * What a stream of text, ESC commands and CSI sequences falls into. `raw` is everything between sequences; `broken` a sequence that broke its own rules, with the bytes
 * that it had; `cutOff` when it ended by the beginning of another one or by CAN, and not by a byte that has no place in it. A CSI sequence is `ESC [`, decimal parameters separated by `;` (an empty one is null), one intermediate byte 20..2F and one final byte 40..7E (together the `tail`).
 */
export type Token =
  | { readonly kind: 'csi'; readonly params: readonly (number | null)[]; readonly tail: string; readonly data: string | null }
  | { readonly kind: 'escape'; readonly lead: number; readonly command: number; readonly args: readonly number[] }
  | { readonly kind: 'raw'; readonly bytes: Uint8Array }
  | { readonly kind: 'broken'; readonly bytes: Uint8Array; readonly cutOff: boolean };

export interface ScannerRules {
  /** Tails that are followed by `STX data ETX`, with data characters 30..3F. */
  readonly dataTails: ReadonlySet<string>;
  /** Bytes that begin a command: ESC, and FS where the device knows it. */
  readonly leads: ReadonlySet<number>;
  /** Number of argument bytes of `lead command`, null when there is no such command. */
  argumentsOf(lead: number, command: number): number | null;
}

export interface Scanner {
  /** Tokens completed by these bytes. Text is given as it comes, so that a run of text may arrive in several `raw` tokens. */
  push(bytes: Uint8Array): Token[];
}

/** Noise must not make a sequence grow without end: the longest real one has five parameters of four digits. */
const MAX_SEQUENCE = 48;
const MAX_DATA = 512;
const isDigitOrSemicolon = (byte: number) => (byte >= 0x30 && byte <= 0x39) || byte === 0x3b;

type Phase = 'ground' | 'lead' | 'arguments' | 'parameters' | 'final' | 'dataStart' | 'data';

export function createScanner(rules: ScannerRules): Scanner {
  let phase: Phase = 'ground';
  let pending: number[] = [];
  let raw: number[] = [];
  let tokens: Token[] = [];
  let needed = 0;
  let head: { params: readonly (number | null)[]; tail: string } = { params: [], tail: '' };
  let data = '';

  const flushRaw = () => {
    if (raw.length > 0) tokens.push({ kind: 'raw', bytes: Uint8Array.from(raw) });
    raw = [];
  };
  const emit = (token: Token) => {
    flushRaw();
    tokens.push(token);
    pending = [];
    phase = 'ground';
  };
  const breakOff = (cutOff = false) => emit({ kind: 'broken', bytes: Uint8Array.from(pending), cutOff });
  const begin = (byte: number) => {
    pending = [byte];
    phase = 'lead';
  };

  const stepLead = (byte: number) => {
    const lead = pending[0] ?? ESC;
    pending.push(byte);
    if (lead === ESC && byte === 0x5b) {
      phase = 'parameters';
      return;
    }
    const count = rules.argumentsOf(lead, byte);
    if (count === null) return breakOff();
    if (count === 0) return emit({ kind: 'escape', lead, command: byte, args: [] });
    needed = count;
    phase = 'arguments';
  };

  const stepArguments = (byte: number) => {
    pending.push(byte);
    const [lead = ESC, command = 0, ...args] = pending;
    if (args.length === needed) emit({ kind: 'escape', lead, command, args });
  };

  const stepFinal = (byte: number) => {
    pending.push(byte);
    if (byte < 0x40 || byte > 0x7e) return breakOff();
    const text = String.fromCharCode(...pending);
    const digits = text.slice(2, -2);
    const params = digits === '' ? [] : digits.split(';').map((part) => (part === '' ? null : Number(part)));
    head = { params, tail: text.slice(-2) };
    if (!rules.dataTails.has(head.tail)) return emit({ kind: 'csi', ...head, data: null });
    phase = 'dataStart';
  };

  const stepData = (byte: number) => {
    pending.push(byte);
    if (byte === ETX) return emit({ kind: 'csi', ...head, data });
    if (byte < 0x30 || byte > 0x3f || data.length >= MAX_DATA) return breakOff();
    data += String.fromCharCode(byte);
  };

  const step = (byte: number) => {
    // A lead byte always starts afresh, except among arguments, which are binary. That is what finds the next good sequence after any garbage.
    if (rules.leads.has(byte) && phase !== 'arguments') {
      if (phase !== 'ground') breakOff(true);
      return begin(byte);
    }
    if (byte === CAN && phase !== 'ground' && phase !== 'arguments') breakOff(true);
    switch (phase) {
      case 'ground':
        raw.push(byte);
        return;
      case 'lead':
        return stepLead(byte);
      case 'arguments':
        return stepArguments(byte);
      case 'parameters':
        if (byte >= 0x20 && byte <= 0x2f) {
          pending.push(byte);
          phase = 'final';
          return;
        }
        pending.push(byte);
        if (!isDigitOrSemicolon(byte) || pending.length > MAX_SEQUENCE) breakOff();
        return;
      case 'final':
        return stepFinal(byte);
      case 'dataStart':
        pending.push(byte);
        if (byte !== STX) return breakOff();
        data = '';
        phase = 'data';
        return;
      case 'data':
        return stepData(byte);
    }
  };

  return {
    push(bytes) {
      tokens = [];
      for (const byte of bytes) step(byte);
      flushRaw();
      return tokens;
    },
  };
}
