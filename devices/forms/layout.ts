import { err, ok, type Result } from '../../contract/result.ts';
import type { PrinterError } from '../errors.ts';
import type { Pitch } from '../framing/escp.ts';
import { drawnCells } from './cells.ts';
import { FIELD_RULES, type FormField, type FormTemplate } from './template.ts';

/** A text at its place, in millimetres from the form's top left corner. Whatever draws it, printer or page, uses these and no others. */
export interface FormText {
  /** The field it stands for; empty for a caption. */
  readonly field: string;
  readonly xMm: number;
  readonly yMm: number;
  readonly text: string;
  readonly cpi: Pitch;
  readonly bold: boolean;
  /** Which edge of its place it keeps to, for printers that cannot print at this pitch and take the nearest. */
  readonly align: FormField['align'];
}

/** A form's values by field. A list is a table's column, from top to bottom. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

const MM_PER_INCH = 25.4;
export const cellMm = (cpi: Pitch): number => MM_PER_INCH / cpi;
/** Whole cells in a width; the small addition forgives what division leaves behind. */
export const roomOf = (widthMm: number, cpi: Pitch): number => Math.floor(widthMm / cellMm(cpi) + 1e-9);

const fail = (code: PrinterError['code'], message: string) => err<PrinterError>({ code, message });
const cells = (text: string) => drawnCells(text) ?? 0;

/** Broken where the width ends, for Chinese text is broken anywhere; at a space where there is one in the line. */
export function wrap(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const character of text) {
    const width = cells(character);
    if (used + width > room) {
      const space = character === ' ' ? -1 : line.lastIndexOf(' ');
      lines.push(space > 0 ? line.slice(0, space) : line);
      line = space > 0 ? line.slice(space + 1) : '';
      used = cells(line);
      if (character === ' ') continue;
    }
    line += character;
    used += width;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** Left edge of a text in its place. */
export function alignedX(place: { xMm: number; widthMm: number; align: FormField['align'] }, text: string, cpi: Pitch): number {
  const free = (roomOf(place.widthMm, cpi) - cells(text)) * cellMm(cpi);
  return place.xMm + (place.align === 'right' ? free : place.align === 'center' ? free / 2 : 0);
}

interface Way {
  readonly cpi: Pitch;
  readonly lines: number;
  readonly linePitchMm: number;
  readonly raiseMm: number;
}

/** One value in its field, `yMm` from the top; null when it fits in none of the field's ways. */
function placeValue(field: FormField, form: FormTemplate, value: string, yMm: number): FormText[] | null {
  const usual: Way = { cpi: field.cpi ?? form.cpi, lines: field.lines, linePitchMm: field.linePitchMm, raiseMm: 0 };
  for (const way of [usual, ...field.shrink]) {
    const room = roomOf(field.widthMm, way.cpi);
    // A figure that goes on in the next line reads as two.
    const lines = field.rule === 'text' || field.rule === 'amountUpper' ? wrap(value, room) : [value];
    if (lines.length > way.lines || lines.some((line) => cells(line) > room)) continue;
    return lines.map((text, index) => ({
      field: field.id,
      xMm: alignedX(field, text, way.cpi),
      yMm: yMm - way.raiseMm + index * way.linePitchMm,
      text,
      cpi: way.cpi,
      bold: field.bold,
      align: field.align,
    }));
  }
  return null;
}

function placeField(field: FormField, form: FormTemplate, given: string | readonly string[]): Result<FormText[], PrinterError> {
  const values = typeof given === 'string' ? [given] : given;
  if (values.every((value) => value === '')) return field.required ? fail('fieldError', `field ${field.id} is missing`) : ok([]);
  if (values.length > field.rows) return fail('mediaOverflow', `field ${field.id}: ${values.length} values in ${field.rows} rows`);
  const placed: FormText[] = [];
  for (const [row, value] of values.entries()) {
    if (value === '') continue;
    if (drawnCells(value) === null) return fail('charSetData', `field ${field.id}: a character that cannot be printed`);
    if (!FIELD_RULES[field.rule].test(value)) return fail('fieldError', `field ${field.id}: not ${field.rule}`);
    const texts = placeValue(field, form, value, field.yMm + row * field.rowPitchMm);
    if (texts === null) {
      const room = roomOf(field.widthMm, field.cpi ?? form.cpi);
      return fail('fieldError', `field ${field.id}: does not fit into ${field.lines} lines of ${room} cells`);
    }
    placed.push(...texts);
  }
  return ok(placed);
}

/**
 * Puts values into their fields. `fieldSpecFailure`: the form has no such field. `fieldError`: a required one is missing, a value breaks its rule or does not fit.
 * `mediaOverflow`: a table has more rows than the form. `charSetData`: a character that nothing prints. No message holds a value.
 */
export function layoutForm(form: FormTemplate, values: FormValues): Result<readonly FormText[], PrinterError> {
  const unknown = Object.keys(values).find((id) => !form.fields.some((field) => field.id === id));
  if (unknown !== undefined) return fail('fieldSpecFailure', `form ${form.id} has no field ${unknown}`);
  const placed: FormText[] = [];
  for (const field of form.fields) {
    const texts = placeField(field, form, values[field.id] ?? '');
    if (!texts.ok) return texts;
    placed.push(...texts.value);
  }
  return ok(inReadingOrder(placed));
}

export const inReadingOrder = (texts: readonly FormText[]): FormText[] => [...texts].sort((a, b) => a.yMm - b.yMm || a.xMm - b.xMm);
