import { describe, expect, it } from 'vitest';
import { type DocumentInput, type DocumentKind, documentInputSchema } from '../../../contract/documents/inputs.ts';
import { DOCUMENT_KINDS } from '../../../contract/documents/kinds.ts';
import { drawnCells } from '../cells.ts';
import { renderDocument } from '../documents/render.ts';
import { cellMm, type FormText } from '../layout.ts';
import { SAMPLES } from '../samples.ts';
import { TEMPLATES, templateOf } from './index.ts';

const kinds = Object.keys(SAMPLES) as DocumentKind[];
const boxOf = ({ xMm, yMm, text, cpi }: FormText) => ({
  left: xMm,
  right: xMm + (drawnCells(text) ?? 0) * cellMm(cpi),
  top: yMm,
  bottom: yMm + 2 * cellMm(cpi),
});
/** Rounding of half a printer's step. */
const SLACK = 0.3;

describe('the papers of the counter', () => {
  it('each kind of document has its form, and each form its kind', () => {
    expect(
      Object.values(DOCUMENT_KINDS)
        .map(({ formName }) => formName)
        .sort(),
    ).toEqual(TEMPLATES.map(({ id }) => id).sort());
    for (const { formName } of Object.values(DOCUMENT_KINDS)) expect(templateOf(formName)?.title.zh, formName).not.toBe('');
    expect(Object.keys(DOCUMENT_KINDS).sort()).toEqual([...kinds].sort());
  });

  it('controlled forms are the bank’s paper, printed once; all others are plain and say when they are printed again', () => {
    for (const kind of kinds) {
      const { voucher, reprint, formName } = DOCUMENT_KINDS[kind];
      expect([templateOf(formName)?.paper, reprint], kind).toEqual(voucher === null ? ['plain', 'counted'] : ['preprinted', 'never']);
      const again = renderDocument(documentInputSchema.parse({ ...SAMPLES[kind], reprint: 2 }));
      if (voucher !== null) expect(again, kind).toMatchObject({ ok: false, error: { code: 'fieldError' } });
      else expect(again.ok && again.value.every(({ texts }) => texts.some(({ text }) => text === '补打 第2次')), kind).toBe(true);
    }
  });

  const long = '某'.repeat(40);
  const rows = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => ({ label: '收款人开户行名称', value: `${number}${long}` }));
  const supervisors = Array.from({ length: 3 }, () => ({ id: '100201', name: '李主管' }));
  const CROWDED: readonly [string, DocumentInput][] = [
    ['slip, as full as it gets', documentInputSchema.parse({ ...SAMPLES.slip, overriddenBy: supervisors, rows })],
    ['loss report, as full as it gets', documentInputSchema.parse({ ...SAMPLES.lossReport, notice: '某'.repeat(200), reprint: 999, rows })],
    [
      'draft with long names',
      documentInputSchema.parse({ ...SAMPLES.draft, payee: long, applicant: long, issuerName: long, amount: '98765432198765' }),
    ],
  ];

  it.each([...CROWDED, ...kinds.map((kind): [string, DocumentInput] => [kind, SAMPLES[kind]])])(
    'no text stands on another, on a line between columns, or beside the paper: %s',
    (_, input) => {
      const sheets = renderDocument(input);
      if (!sheets.ok) throw new Error(sheets.error.message);
      for (const { texts, background, widthMm, heightMm } of sheets.value) {
        const all = [...texts, ...background.texts].map((text) => ({ text: text.text, ...boxOf(text) }));
        for (const [index, one] of all.entries()) {
          expect(one.right, one.text).toBeLessThanOrEqual(widthMm + SLACK);
          expect(one.bottom, one.text).toBeLessThanOrEqual(heightMm + SLACK);
          for (const other of all.slice(index + 1)) {
            const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
            const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
            expect(across > SLACK && down > SLACK, `${one.text} / ${other.text}`).toBe(false);
          }
          for (const { xMm, yMm, toXMm, toYMm } of background.rulings) {
            const crossesDown = xMm === toXMm && one.left < xMm - SLACK && one.right > xMm + SLACK && one.top < toYMm && one.bottom > yMm;
            const crossesAcross = yMm === toYMm && one.top < yMm - SLACK && one.bottom > yMm + SLACK && one.left < toXMm && one.right > xMm;
            expect(crossesDown || crossesAcross, `${one.text} crosses a line at ${xMm}, ${yMm}`).toBe(false);
          }
        }
      }
    },
  );
});
