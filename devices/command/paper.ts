import { readFileSync, writeFileSync } from 'node:fs';
import { type DocumentInput, documentInputSchema } from '../../contract/documents/inputs.ts';
import { DOCUMENT_KINDS } from '../../contract/documents/kinds.ts';
import { renderDocument } from '../forms/documents/render.ts';
import { toPdf } from '../forms/pdf/pdf.ts';
import { SAMPLES } from '../forms/samples.ts';
import type { Options } from './options.ts';
import { done, failed, type Report } from './report.ts';

/** A document by kind or by the name of its form, or one from a file. */
export function documentOf(name: string, file: string | null): DocumentInput | string {
  if (file !== null) {
    const parsed = documentInputSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success) return `${file}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`;
    return parsed.data;
  }
  const kinds = Object.keys(DOCUMENT_KINDS) as (keyof typeof DOCUMENT_KINDS)[];
  const kind = kinds.find((each) => each === name || DOCUMENT_KINDS[each].formName === name);
  return kind === undefined
    ? `there is no form ${name}; there are ${kinds.map((each) => DOCUMENT_KINDS[each].formName).join(' ')}`
    : SAMPLES[kind];
}

/** `pdf FORM --out FILE`. */
export async function pdf(options: Options): Promise<Report> {
  const { subject, out } = options;
  if (subject === null || out === null) return failed('invalidData', 'pdf FORM --out FILE');
  const input = documentOf(subject, options.values);
  if (typeof input === 'string') return failed('formNotFound', input);
  const sheets = renderDocument(input);
  if (!sheets.ok) return failed(sheets.error.code, sheets.error.message);
  const drawn = await toPdf(sheets.value, { createdAt: input.printedAt });
  if (!drawn.ok) return failed(drawn.error.code, drawn.error.message);
  writeFileSync(out, drawn.value);
  return done([`${out}: ${sheets.value.length} page(s), ${drawn.value.length} bytes`], {
    out,
    pages: sheets.value.length,
    bytes: drawn.value.length,
  });
}
