/**
 * Frames that say their own length, among single control bytes and noise. `frame`: a whole frame whose check holds. `control`: one of the bytes that stand alone (ACK, NAK, ...).
 * `bad`: a frame whose check fails. `garbage`: anything else.
 */
export type FrameToken =
  | { readonly kind: 'frame'; readonly bytes: Uint8Array }
  | { readonly kind: 'control'; readonly byte: number }
  | { readonly kind: 'bad' }
  | { readonly kind: 'garbage'; readonly bytes: Uint8Array };

export interface FrameRules {
  /** What every frame begins with. */
  readonly head: Uint8Array;
  readonly controls: ReadonlySet<number>;
  /** Whole length of the frame that begins here; null while it cannot be told, 0 when no frame begins so. */
  lengthOf(bytes: Uint8Array): number | null;
  /** Of a frame of that length. */
  check(frame: Uint8Array): boolean;
}

export interface FrameDecoder {
  push(bytes: Uint8Array): FrameToken[];
  /** Gives up a frame that does not come to its end; called when the time for it is over. */
  drop(): void;
}

/** Finds every frame in any bytes. After a bad one the search begins anew behind its first byte, because the length may have been what was wrong. */
export function createFrameDecoder(rules: FrameRules): FrameDecoder {
  let buffer = new Uint8Array();
  /** So many bytes from the buffer's start belong to a frame that was bad: control bytes among them mean nothing. */
  let tainted = 0;

  const startsLikeHead = (bytes: Uint8Array) => bytes.every((byte, index) => index >= rules.head.length || byte === rules.head[index]);

  return {
    push(bytes) {
      const tokens: FrameToken[] = [];
      let garbage: number[] = [];
      const flush = () => {
        if (garbage.length > 0) tokens.push({ kind: 'garbage', bytes: Uint8Array.from(garbage) });
        garbage = [];
      };
      const emit = (token: FrameToken) => {
        flush();
        tokens.push(token);
      };
      const take = (count: number) => {
        buffer = buffer.subarray(count);
        tainted = Math.max(0, tainted - count);
      };
      buffer = Uint8Array.from([...buffer, ...bytes]);
      while (buffer.length > 0) {
        const first = buffer[0] ?? 0;
        if (startsLikeHead(buffer)) {
          const length = buffer.length < rules.head.length ? null : rules.lengthOf(buffer);
          if (length === null || (length > 0 && buffer.length < length)) break;
          const frame = buffer.slice(0, length);
          if (length > 0 && rules.check(frame)) {
            emit({ kind: 'frame', bytes: frame });
            take(length);
            continue;
          }
          if (length > 0) {
            emit({ kind: 'bad' });
            tainted = Math.max(tainted, length);
          }
        } else if (rules.controls.has(first) && tainted === 0) {
          emit({ kind: 'control', byte: first });
          take(1);
          continue;
        }
        garbage.push(first);
        take(1);
      }
      flush();
      return tokens;
    },
    drop() {
      buffer = new Uint8Array();
      tainted = 0;
    },
  };
}

export const ACK = 0x06;
export const NAK = 0x15;
export const EOT = 0x04;
export const ENQ = 0x05;
export const DLE = 0x10;

export const xorOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum ^ byte, 0);
