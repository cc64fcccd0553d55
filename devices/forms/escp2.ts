import { ok, type Result } from '../../contract/result.ts';
import { CR, concatBytes } from '../framing/bytes.ts';
import { formFeed } from '../framing/escp.ts';
import { encodeStart, verticalPosition } from '../passbook/escp2/encode.ts';
import type { FormDrawing } from './drawing.ts';
import { encodeTexts, type FormRefusal, type PrintLine, printLines } from './lines.ts';

/** One line of a form for an ESC/P2 printer; CR puts it on paper. */
export const encodeEscp2FormLine = (line: PrintLine, drawing: FormDrawing): Uint8Array =>
  concatBytes(verticalPosition(line.y180), encodeTexts(line, drawing.cpi), Uint8Array.of(CR));

/** A whole form for an ESC/P2 printer: every text at its absolute place, to 1/180 inch downwards and 1/60 inch across; then the paper comes out. */
export function encodeForm(drawing: FormDrawing): Result<Uint8Array, FormRefusal> {
  const lines = printLines(drawing);
  if (!lines.ok) return lines;
  const encoded = lines.value.map((line) => encodeEscp2FormLine(line, drawing));
  return ok(concatBytes(encodeStart(drawing.cpi), ...encoded, formFeed()));
}
