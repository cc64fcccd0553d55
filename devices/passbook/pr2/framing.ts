import { asciiBytes, CR, concatBytes, ESC, FS } from '../../framing/bytes.ts';
import type { PlacedLine } from '../layout.ts';
import { gbkBytes } from '../text.ts';

/** The subset of Olivetti's PR2 language that several public sources print alike. Parameters are decimal digits of fixed width. */
const esc = (text: string): Uint8Array => asciiBytes(`\x1b${text}`);
export const PR2 = {
  /** Olivetti's dialogue; needed before the rest. */
  dialogue: esc('n'),
  reset: esc('0'),
  identify: esc('Z'),
  status: esc('j'),
  frontStation: esc('S5'),
  ejectFront: esc('O'),
  stripeRead: esc(']'),
  stripeRecord: esc('\\'),
} as const;

/** What the language calls 16.6 characters to the inch. */
export const PR2_FINE = 50 / 3;
const PITCHES: Readonly<Record<number, string>> = { 10: '<', 12: '=' };
/** Null for a pitch that the printer does not have. */
export const selectPr2Pitch = (cpi: number): Uint8Array | null => {
  const code = PITCHES[cpi];
  return code === undefined ? null : esc(code);
};

const digits = (value: number, width: number): string => {
  const text = String(value).padStart(width, '0');
  if (!Number.isInteger(value) || value < 0 || text.length > width) throw new RangeError(`${value} does not fit ${width} digits`);
  return text;
};

/** One line: absolute vertical position from the top in 1/240 inch, then each text at the nearest character position, as this language knows no finer one. */
export function encodePr2Line(line: PlacedLine, cpi: number): Uint8Array {
  const texts = line.texts.flatMap(({ x60, text }) => {
    const bytes = gbkBytes(text);
    if (bytes === null) throw new RangeError('a text that was not checked before it was placed');
    const column = Math.round((x60 * cpi) / 60);
    return [esc(`H${digits(column, 3)}`), Uint8Array.of(FS, 0x26), bytes, Uint8Array.of(FS, 0x2e)];
  });
  // CR, so that the line is not kept for more.
  return concatBytes(esc(`/1${digits(Math.round((line.y180 * 4) / 3), 4)}`), ...texts, Uint8Array.of(CR));
}

/** Characters that the stripe takes. */
export const isPr2StripeData = (data: string): boolean => /^[0-9E]+$/.test(data);
export const loadStripe = (data: string): Uint8Array => concatBytes(esc('t'), asciiBytes(data), Uint8Array.of(0x1d));

export type Pr2Reply =
  | { readonly kind: 'identity' }
  | { readonly kind: 'status'; readonly code: string }
  /** As it came, `A` between repeated fields and 7F for what could not be read. */
  | { readonly kind: 'stripe'; readonly data: string }
  | { readonly kind: 'garbage'; readonly bytes: Uint8Array };

/** The longest stripe that such a printer reads, with room to spare. */
const MOST = 300;

export function createPr2Decoder(): { push(bytes: Uint8Array): Pr2Reply[] } {
  let pending: number[] = [];
  return {
    push(bytes) {
      const replies: Pr2Reply[] = [];
      let garbage: number[] = [];
      const flush = () => {
        if (garbage.length > 0) replies.push({ kind: 'garbage', bytes: Uint8Array.from(garbage) });
        garbage = [];
      };
      const emit = (reply: Pr2Reply) => {
        flush();
        replies.push(reply);
        pending = [];
      };
      const step = (byte: number) => {
        const [, kind] = pending;
        // An ESC always begins anew; no answer contains one.
        if (byte === ESC) {
          garbage.push(...pending);
          pending = [ESC];
        } else if (pending.length === 0) garbage.push(byte);
        else if (pending.length === 1 && (byte === 0x2f || byte === 0x72 || byte === 0x73)) pending.push(byte);
        else if (kind === 0x2f && byte === 0x37) emit({ kind: 'identity' });
        else if (kind === 0x72) emit({ kind: 'status', code: String.fromCharCode(byte) });
        else if (kind === 0x73 && byte === FS) emit({ kind: 'stripe', data: String.fromCharCode(...pending.slice(2)) });
        else if (kind === 0x73 && pending.length < MOST) pending.push(byte);
        else {
          garbage.push(...pending, byte);
          pending = [];
        }
      };
      bytes.forEach(step);
      flush();
      return replies;
    },
  };
}
