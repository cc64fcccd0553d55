import { ok, type Result } from '../../contract/result.ts';
import type { PrinterError } from '../errors.ts';
import type { Pitch } from '../framing/escp.ts';
import { alignedX, type FormText, type FormValues, inReadingOrder, layoutForm } from './layout.ts';
import type { FormRuling, FormTemplate } from './template.ts';

/** One side of one form, laid out: printers, pages and tests all draw this. */
export interface FormDrawing {
  readonly formName: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly paper: 'plain' | 'preprinted';
  readonly widthMm: number;
  readonly heightMm: number;
  readonly cpi: Pitch;
  /** Everything that is printed, in reading order. */
  readonly texts: readonly FormText[];
  /** What the paper bears by itself; drawn where there is no such paper, as on a page of a PDF. */
  readonly background: { readonly texts: readonly FormText[]; readonly rulings: readonly FormRuling[] };
}

/** A template with its values. Errors as of `layoutForm`. */
export function drawForm(form: FormTemplate, values: FormValues): Result<FormDrawing, PrinterError> {
  const filled = layoutForm(form, values);
  if (!filled.ok) return filled;
  const captions = form.captions.map((caption): FormText => {
    const cpi = caption.cpi ?? form.cpi;
    const { text, yMm, bold, align } = caption;
    return { field: '', xMm: alignedX(caption, text, cpi), yMm, text, cpi, bold, align };
  });
  const plain = form.paper === 'plain';
  return ok({
    formName: form.id,
    title: form.title,
    paper: form.paper,
    widthMm: form.widthMm,
    heightMm: form.heightMm,
    cpi: form.cpi,
    texts: plain ? inReadingOrder([...filled.value, ...captions]) : filled.value,
    background: { texts: plain ? [] : captions, rulings: form.rulings },
  });
}
