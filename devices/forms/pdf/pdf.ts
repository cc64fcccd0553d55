import type { PDFDocument } from 'pdfkit';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { FormDrawing } from '../drawing.ts';
import { FONT_KEYS, type FontError, type FontSet, loadFonts } from './fonts.ts';
import { createPen, points } from './pen.ts';

export interface PdfOptions {
  /** Fonts to look for, in order; those that are known by default. */
  readonly fonts?: readonly FontSet[];
  /** Written into the file. The same drawings and the same instant make the same bytes; without one it is a fixed day, never the clock. */
  readonly createdAt?: string;
}

export interface PdfError {
  readonly code: FontError['code'] | 'invalidData';
  readonly message: string;
}

const INK = '#111111';
/** What the bank's paper bears by itself. */
const PAPER_INK = '#4a6070';
const NOTE_INK = '#9a3324';
const NO_DATE = '2000-01-01T00:00:00.000Z';

/** Said below a form that is only valid on the bank's own numbered paper. */
export const NOT_AN_INSTRUMENT = '影像副本，不作为票据或凭证使用';
const LACKING = '字库缺字（以方框代替）：';

function drawPage(document: PDFDocument, drawing: FormDrawing): void {
  document.addPage({ size: [points(drawing.widthMm), points(drawing.heightMm)], margin: 0 });
  const pen = createPen(document);
  for (const { xMm, yMm, toXMm, toYMm, heavy } of drawing.background.rulings) {
    document
      .strokeColor(PAPER_INK)
      .lineWidth(heavy ? 0.9 : 0.4)
      .moveTo(points(xMm), points(yMm))
      .lineTo(points(toXMm), points(toYMm))
      .stroke();
  }
  for (const text of drawing.background.texts) pen.write(text, PAPER_INK);
  for (const text of drawing.texts) pen.write(text, INK);
  const note = (text: string, xMm: number, yMm: number) =>
    pen.write({ field: '', xMm, yMm, text, cpi: 15, bold: false, align: 'left' }, NOTE_INK);
  if (drawing.paper === 'preprinted') note(NOT_AN_INSTRUMENT, 4, drawing.heightMm - 4.2);
  // The name on a paper is a matter of law: a reader is told which character stood there.
  const codes = pen.lacking().map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
  if (codes.length > 0) note(`${LACKING}${codes.join(' ')}`, 4, 1);
}

/**
 * Draws forms into one PDF, a page each, at the same places in millimetres as on a printer. Fonts are embedded as far as they are used. Characters outside GBK come out here;
 * one that the font lacks is a box, and the page names it. `fontMissing`: there is no Chinese font on this computer. `invalidData`: nothing to draw.
 */
export async function toPdf(drawings: readonly FormDrawing[], options: PdfOptions = {}): Promise<Result<Uint8Array, PdfError>> {
  const [first] = drawings;
  if (first === undefined) return err({ code: 'invalidData', message: 'a document without a page' });
  const fonts = await loadFonts(options.fonts);
  if (!fonts.ok) return fonts;
  // Only who draws pays for loading it.
  const { PDFDocument: Document } = await import('pdfkit');
  const document = new Document({
    autoFirstPage: false,
    font: '',
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: first.title.zh, Creator: 'Guitai', Producer: 'Guitai', CreationDate: new Date(options.createdAt ?? NO_DATE) },
  });
  for (const key of FONT_KEYS) document.registerFont(key, fonts.value[key].bytes, fonts.value[key].face);
  const parts: Uint8Array[] = [];
  const whole = new Promise<Uint8Array>((resolve) => {
    document.on('data', (bytes) => parts.push(bytes)).on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
  });
  for (const drawing of drawings) drawPage(document, drawing);
  document.end();
  return ok(await whole);
}
