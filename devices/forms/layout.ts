import { err, ok, type Result } from '../../contract/result.ts';
import type { PrinterError } from '../errors.ts';
import { cellsOf } from '../passbook/text.ts';
import { FIELD_RULES, type FormTemplate } from './template.ts';

/** A text at its place, in millimetres from the form's top left corner. Whatever draws it, printer or page, uses these and no others. */
export interface FormText {
  readonly field: string;
  readonly xMm: number;
  readonly yMm: number;
  readonly text: string;
}

const MM_PER_INCH = 25.4;
const fail = (code: PrinterError['code'], message: string) => err<PrinterError>({ code, message });

/** Broken where the width ends, for Chinese text is broken anywhere; at a space where there is one in the line. */
function wrap(text: string, cells: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if ((cellsOf(line + character) ?? 0) > cells) {
      const space = character === ' ' ? -1 : line.lastIndexOf(' ');
      lines.push(space > 0 ? line.slice(0, space) : line);
      line = space > 0 ? line.slice(space + 1) : '';
      if (character === ' ') continue;
    }
    line += character;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/**
 * Puts values into their fields. `fieldSpecFailure`: the form has no such field. `fieldError`: a required one is missing, a value breaks its rule or does not fit.
 * `charSetData`: a character that printers do not have. No message holds a value.
 */
export function layoutForm(form: FormTemplate, values: Readonly<Record<string, string>>): Result<readonly FormText[], PrinterError> {
  const unknown = Object.keys(values).find((id) => !form.fields.some((field) => field.id === id));
  if (unknown !== undefined) return fail('fieldSpecFailure', `form ${form.id} has no field ${unknown}`);
  const cellMm = MM_PER_INCH / form.cpi;
  const placed: FormText[] = [];
  for (const field of form.fields) {
    const value = values[field.id] ?? '';
    if (value === '') {
      if (field.required) return fail('fieldError', `field ${field.id} is missing`);
      continue;
    }
    if (cellsOf(value) === null) return fail('charSetData', `field ${field.id}: a character that cannot be printed`);
    if (!FIELD_RULES[field.rule].test(value)) return fail('fieldError', `field ${field.id}: not ${field.rule}`);
    const room = Math.floor(field.widthMm / cellMm + 1e-9);
    // A figure that goes on in the next line reads as two.
    const lines = field.rule === 'text' ? wrap(value, room) : [value];
    if (lines.length > field.lines || lines.some((line) => (cellsOf(line) ?? 0) > room))
      return fail('fieldError', `field ${field.id}: does not fit into ${field.lines} lines of ${room} cells`);
    for (const [index, text] of lines.entries()) {
      const free = (room - (cellsOf(text) ?? 0)) * cellMm;
      const shift = field.align === 'right' ? free : field.align === 'center' ? free / 2 : 0;
      placed.push({ field: field.id, xMm: field.xMm + shift, yMm: field.yMm + index * field.linePitchMm, text });
    }
  }
  return ok(placed.sort((a, b) => a.yMm - b.yMm || a.xMm - b.xMm));
}
