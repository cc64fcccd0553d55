import { err, ok, type Result } from '../../contract/result.ts';
import type { PrinterError } from '../errors.ts';
import { concatBytes, ESC } from '../framing/bytes.ts';
import { horizontalPosition, type Pitch, selectPitch } from '../framing/escp.ts';
import { gbkBytes } from '../passbook/text.ts';
import { printersLack } from './cells.ts';
import type { FormDrawing } from './drawing.ts';

/** One text of a print line in the printers' units: x in 1/60 inch, at its pitch. */
export interface PrintText {
  readonly x60: number;
  readonly bytes: Uint8Array;
  readonly cpi: Pitch;
  readonly bold: boolean;
  readonly align: 'left' | 'right' | 'center';
}
/** What is printed at one height, y in 1/180 inch from the top edge. */
export interface PrintLine {
  readonly y180: number;
  readonly texts: readonly PrintText[];
}

/** Why a form cannot be printed by this printer. `lacking`: the characters that it does not have, for the teller to see; not for a log, they are of a customer's name. */
export interface FormRefusal extends PrinterError {
  readonly lacking?: readonly string[];
}

/**
 * A drawing as print lines from top to bottom. `charSetData`: a character outside GBK, as in some names (𠮷); nothing of such a form is sent, because a name with a gap is another name.
 */
export function printLines(drawing: FormDrawing): Result<readonly PrintLine[], FormRefusal> {
  const lacking = printersLack(drawing.texts.map(({ text }) => text).join(''));
  if (lacking.length > 0) {
    const fields = [...new Set(drawing.texts.filter(({ text }) => printersLack(text).length > 0).map(({ field }) => field))];
    return err({ code: 'charSetData', message: `fields ${fields.join(', ')}: characters that the printer does not have`, lacking });
  }
  const lines = new Map<number, PrintText[]>();
  for (const { xMm, yMm, text, cpi, bold, align } of drawing.texts) {
    // The first 1/180 inch is the first that all of these printers can go to.
    const y180 = Math.max(1, Math.round((yMm * 180) / 25.4));
    const placed = { x60: Math.round((xMm * 60) / 25.4), bytes: gbkBytes(text) ?? new Uint8Array(), cpi, bold, align };
    lines.set(y180, [...(lines.get(y180) ?? []), placed]);
  }
  const inOrder = [...lines].sort(([a], [b]) => a - b);
  return ok(inOrder.map(([y180, texts]) => ({ y180, texts: texts.sort((a, b) => a.x60 - b.x60) })));
}

/** `ESC E`, `ESC F`: emphasised on and off. */
const emphasis = (on: boolean): Uint8Array => Uint8Array.of(ESC, on ? 0x45 : 0x46);

/** The texts of a line for printers of the ESC/P family, each at its absolute place; afterwards the form's own pitch holds again. */
export function encodeTexts({ texts }: PrintLine, usual: Pitch): Uint8Array {
  let pitch = usual;
  const parts: Uint8Array[] = [];
  const select = (cpi: Pitch) => {
    if (cpi !== pitch) parts.push(selectPitch(cpi));
    pitch = cpi;
  };
  for (const { x60, bytes, cpi, bold } of texts) {
    parts.push(horizontalPosition(x60));
    select(cpi);
    if (bold) parts.push(emphasis(true));
    parts.push(bytes);
    if (bold) parts.push(emphasis(false));
  }
  select(usual);
  return concatBytes(...parts);
}
