import { err, ok, type Result } from '../../contract/result.ts';
import { asciiBytes, CR, concatBytes, FS } from '../framing/bytes.ts';
import { selectPr2Pitch } from '../passbook/pr2/framing.ts';
import type { FormDrawing } from './drawing.ts';
import { type FormRefusal, type PrintLine, printLines } from './lines.ts';

const esc = (text: string): Uint8Array => asciiBytes(`\x1b${text}`);
const digits = (value: number, width: number): string => String(value).padStart(width, '0');
const CHINESE_ON = Uint8Array.of(FS, 0x26);
const CHINESE_OFF = Uint8Array.of(FS, 0x2e);

function encodeLine({ y180, texts }: PrintLine): Uint8Array {
  const parts = texts.flatMap(({ x60, bytes, cpi, bold }) => {
    // `ESC H` counts characters of the pitch in force; the nearest one is as near as this language comes.
    const place = [selectPr2Pitch(cpi) ?? new Uint8Array(), esc(`H${digits(Math.round((x60 * cpi) / 60), 3)}`)];
    const text = [CHINESE_ON, bytes, CHINESE_OFF];
    return [...place, ...(bold ? [esc('('), ...text, esc(')')] : text)];
  });
  return concatBytes(esc(`/1${digits(Math.round((y180 * 4) / 3), 4)}`), ...parts, Uint8Array.of(CR));
}

/**
 * A form's lines for an Olivetti PR2: to 1/240 inch downwards, to half a character across. `invalidData`: a text of 15 characters to the inch, which this printer has not.
 */
export function encodePr2Form(drawing: FormDrawing): Result<readonly Uint8Array[], FormRefusal> {
  const lines = printLines(drawing);
  if (!lines.ok) return lines;
  if (drawing.texts.some(({ cpi }) => selectPr2Pitch(cpi) === null))
    return err({ code: 'invalidData', message: `form ${drawing.formName} has texts of a pitch that this printer lacks` });
  return ok(lines.value.map(encodeLine));
}
