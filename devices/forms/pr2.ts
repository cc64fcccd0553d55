import { ok, type Result } from '../../contract/result.ts';
import { asciiBytes, CR, concatBytes, FS } from '../framing/bytes.ts';
import { PR2_FINE, selectPr2Pitch } from '../passbook/pr2/framing.ts';
import type { FormDrawing } from './drawing.ts';
import { type FormRefusal, type PrintLine, type PrintText, printLines } from './lines.ts';

const esc = (text: string): Uint8Array => asciiBytes(`\x1b${text}`);
const digits = (value: number, width: number): string => String(value).padStart(width, '0');
const CHINESE_ON = Uint8Array.of(FS, 0x26);
const CHINESE_OFF = Uint8Array.of(FS, 0x2e);

/** The pitch in force for a text: this language has 10, 12 and 16.6 to the inch, and no 15. */
const pitchOf = ({ cpi }: PrintText): number => (cpi === 15 ? PR2_FINE : cpi);

/** Column of a text, counted in characters of the pitch in force. A text set finer than it was laid out keeps to its own edge of the place. */
function columnOf(text: PrintText): number {
  const { x60, cpi, bytes, align } = text;
  const spare60 = bytes.length * (60 / cpi - 60 / pitchOf(text));
  const shift60 = align === 'right' ? spare60 : align === 'center' ? spare60 / 2 : 0;
  return Math.round(((x60 + shift60) * pitchOf(text)) / 60);
}

function encodeLine({ y180, texts }: PrintLine): Uint8Array {
  const parts = texts.flatMap((text) => {
    const place = [selectPr2Pitch(text.cpi) ?? esc('>'), esc(`H${digits(columnOf(text), 3)}`)];
    const characters = [CHINESE_ON, text.bytes, CHINESE_OFF];
    return [...place, ...(text.bold ? [esc('('), ...characters, esc(')')] : characters)];
  });
  return concatBytes(esc(`/1${digits(Math.round((y180 * 4) / 3), 4)}`), ...parts, Uint8Array.of(CR));
}

/**
 * A form's lines for an Olivetti PR2: to 1/240 inch downwards, and across to half a character, which is as near as `ESC H` comes.
 */
export function encodePr2Form(drawing: FormDrawing): Result<readonly Uint8Array[], FormRefusal> {
  const lines = printLines(drawing);
  return lines.ok ? ok(lines.value.map(encodeLine)) : lines;
}
