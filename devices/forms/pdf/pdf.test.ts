import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createEmulatedEscp2Printer } from '../../emulators/escp2/printer.ts';
import { createMemoryShelf, runsOf } from '../../emulators/tally-csi/book.ts';
import { aBook } from '../../testing/bench.ts';
import { createManualClock, nextTurn } from '../../testing/manual-clock.ts';
import { readPdfText } from '../../testing/pdf-text.ts';
import { createMemoryLine } from '../../transport/memory.ts';
import { drawnCells } from '../cells.ts';
import { renderDocument } from '../documents/render.ts';
import type { FormDrawing } from '../drawing.ts';
import { encodeForm } from '../escp2.ts';
import { cellMm, type FormText } from '../layout.ts';
import { SAMPLES } from '../samples.ts';
import { KNOWN_FONTS } from './fonts.ts';
import { NOT_AN_INSTRUMENT, toPdf } from './pdf.ts';

const hasFonts = KNOWN_FONTS.some(({ regular }) => existsSync(regular.path));
const mm = (points: number) => (points * 25.4) / 72;

const sheetsOf = (kind: keyof typeof SAMPLES): FormDrawing[] => {
  const sheets = renderDocument(SAMPLES[kind]);
  if (!sheets.ok) throw new Error(sheets.error.message);
  return sheets.value;
};
const pdfOf = async (drawings: readonly FormDrawing[], options = {}): Promise<Uint8Array> => {
  const pdf = await toPdf(drawings, options);
  if (!pdf.ok) throw new Error(pdf.error.message);
  return pdf.value;
};

/** What an ESC/P2 printer puts on a sheet of this size. */
async function inkOf(drawing: FormDrawing) {
  const shelf = createMemoryShelf();
  const printer = createEmulatedEscp2Printer(shelf);
  const line = createMemoryLine(createManualClock());
  printer.attach(line.socket);
  printer.insert(aBook({ page: { widthMm: drawing.widthMm, heightMm: drawing.heightMm, foldMm: null } }));
  const bytes = encodeForm(drawing);
  if (!bytes.ok) throw new Error(bytes.error.message);
  await line.transport.open();
  await line.transport.write(bytes.value);
  await nextTurn();
  await line.transport.close();
  return runsOf(shelf.load('PB000001') ?? aBook());
}

/** The left edge of the first cell of a text in the PDF: Chinese characters and figures fill nine tenths of their cells, in the middle. */
const leftEdge = (x: number, first: string, { cpi }: FormText) => mm(x) - (drawnCells(first) ?? 1) * cellMm(cpi) * 0.05;
/** The top of the characters: nine tenths of the height, their foot at 0.88 of it. */
const topEdge = (y: number, { cpi }: FormText) => mm(y) - 2 * cellMm(cpi) * (0.05 + 0.9 * 0.88);

describe.skipIf(!hasFonts)('a form in a PDF', () => {
  it.each(Object.keys(SAMPLES) as (keyof typeof SAMPLES)[])('stands where the printer puts it, text for text: %s', async (kind) => {
    for (const drawing of sheetsOf(kind)) {
      const { pages, texts } = readPdfText(await pdfOf([drawing]));
      expect(mm(pages[0]?.width ?? 0)).toBeCloseTo(drawing.widthMm, 3);
      expect(mm(pages[0]?.height ?? 0)).toBeCloseTo(drawing.heightMm, 3);
      const ink = await inkOf(drawing);
      expect(ink).toHaveLength(drawing.texts.length);
      for (const text of drawing.texts) {
        const [first = ''] = text.text;
        const run = ink.find(
          (each) => each.text === text.text && Math.abs(each.xMm - text.xMm) < 0.3 && Math.abs(each.yMm - text.yMm) < 0.3,
        );
        expect(run, `${text.field} ${text.text} on paper`).toBeDefined();
        const drawn = texts.find(
          (each) =>
            text.text.startsWith(each.text) &&
            Math.abs(leftEdge(each.x, first, text) - (run?.xMm ?? 999)) < 0.3 &&
            Math.abs(topEdge(each.y, text) - (run?.yMm ?? 999)) < 0.1,
        );
        expect(drawn, `${text.field} ${text.text} in the PDF`).toBeDefined();
      }
    }
  });

  it('holds every character that the drawing has, and the words of the paper', async () => {
    const [drawing] = sheetsOf('draft');
    if (drawing === undefined) throw new Error('no sheet');
    const letters = (list: readonly { text: string }[]) => [...list.map(({ text }) => text).join('')].filter((each) => each !== ' ').sort();
    const { texts } = readPdfText(await pdfOf([drawing]));
    expect(letters(texts)).toEqual(letters([...drawing.texts, ...drawing.background.texts, { text: NOT_AN_INSTRUMENT }]));
  });

  it('is the same to the byte for the same form, whatever the time', async () => {
    const sheets = sheetsOf('dayReport');
    const first = await pdfOf(sheets);
    expect(Buffer.compare(first, await pdfOf(sheets))).toBe(0);
    expect(Buffer.compare(first, await pdfOf(sheets, { createdAt: '2026-03-02T02:22:33.000Z' }))).not.toBe(0);
    expect(readPdfText(first).pages).toHaveLength(2);
  });

  it('draws a rare character of a name, and names one that its font lacks', async () => {
    const [drawing] = sheetsOf('certificate');
    if (drawing === undefined) throw new Error('no sheet');
    const named = (text: string): FormDrawing => ({
      ...drawing,
      texts: drawing.texts.map((each) => (each.field === 'holder' ? { ...each, text } : each)),
    });
    const words = async (text: string) => readPdfText(await pdfOf([named(text)])).texts.map((each) => each.text);
    expect((await words('𠮷田·艾力')).join('')).toContain('𠮷田·艾力');
    const lacking = (await words('李\u{e000}')).join('');
    expect(lacking).toContain('字库缺字（以方框代替）：U+E000');
  });
});

describe('no PDF', () => {
  it('without a page', async () => {
    expect(await toPdf([])).toMatchObject({ ok: false, error: { code: 'invalidData' } });
  });
  it('without a Chinese font, and it says which to install', async () => {
    const face = { path: '/nonexistent/font.ttc' };
    const fonts = [{ regular: face, figures: face }];
    expect(await toPdf(sheetsOf('slip'), { fonts })).toMatchObject({
      ok: false,
      error: { code: 'fontMissing', message: expect.stringContaining('fonts-noto-cjk') },
    });
  });
});
