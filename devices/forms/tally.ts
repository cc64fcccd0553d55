import { concatBytes } from '../framing/bytes.ts';
import { encodeCommand } from '../framing/csi.ts';
import { selectPitch } from '../framing/escp.ts';
import type { FormDrawing } from './drawing.ts';
import { encodeTexts, type PrintLine } from './lines.ts';

/** Before the first line of a form: a single sheet and no passbook, automatic end-of-paper handling, the form's pitch. No ink. */
export const encodeTallyFormStart = (drawing: FormDrawing): Uint8Array =>
  concatBytes(encodeCommand('passbookProcessing', [0]), encodeCommand('endOfPaper', [1]), selectPitch(drawing.cpi));

/** One line of a form, placed absolutely both ways. */
export const encodeTallyFormLine = (line: PrintLine, drawing: FormDrawing): Uint8Array =>
  concatBytes(encodeCommand('verticalFromTop', [line.y180]), encodeTexts(line, drawing.cpi));
