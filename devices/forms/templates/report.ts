import { type FormTemplate, formTemplateSchema } from '../template.ts';
import { box, caption, field } from './parts.ts';

const ROW = 5.5;
/** Rows of a page, the sum among them. */
export const TABLE_ROWS = 42;
const TOP = 38;
const BOTTOM = TOP + (TABLE_ROWS + 1) * ROW;

export interface ReportColumn {
  readonly name: string;
  readonly widthMm: number;
  readonly align: 'left' | 'right';
}

/** A page of a report, A4: a table of the columns that it has, which together are at most 190 mm wide. */
export const reportTemplate = (columns: readonly ReportColumn[]): FormTemplate => {
  const startOf = (index: number) => columns.slice(0, index).reduce((sum, { widthMm }) => sum + widthMm, 10);
  return formTemplateSchema.parse({
    id: 'report',
    title: { zh: '报表', en: 'Report' },
    paper: 'plain',
    widthMm: 210,
    heightMm: 297,
    cpi: 12,
    fields: [
      field('bank', 10, 8, 60, { shrink: [{ cpi: 15 }] }),
      field('title', 62, 14, 92, { cpi: 10, bold: true, align: 'center', shrink: [{ cpi: 12 }, { cpi: 15 }] }),
      field('mark', 156, 8, 44, { bold: true, align: 'right', required: false }),
      field('branch', 21, 24, 76, { shrink: [{ cpi: 15 }] }),
      field('date', 110, 24, 24, { rule: 'date' }),
      field('page', 174, 24, 26, { align: 'right' }),
      field('about', 21, 31, 60, { required: false, shrink: [{ cpi: 15 }] }),
      field('table', 85, 31, 115, { align: 'right', shrink: [{ cpi: 15 }] }),
      ...columns.map(({ widthMm, align }, index) =>
        field(`c${index}`, startOf(index) + 0.6, TOP + ROW + 1, widthMm - 1.2, {
          cpi: 15,
          rows: TABLE_ROWS,
          rowPitchMm: ROW,
          align,
          required: false,
        }),
      ),
      field('teller', 21, BOTTOM + 6, 51, { shrink: [{ cpi: 15 }] }),
      field('printedAt', 159, BOTTOM + 6, 41),
    ],
    captions: [
      caption('网点', 10, 24, 10),
      caption('日期', 100, 24, 10),
      caption('对象', 10, 31, 10),
      ...columns.map(({ name, widthMm }, index) => caption(name, startOf(index), TOP + 1, widthMm, { cpi: 15, align: 'center' })),
      caption('制表', 10, BOTTOM + 6, 10),
      caption('复核', 75, BOTTOM + 6, 10),
      caption('打印时间', 140, BOTTOM + 6, 18),
    ],
    rulings: box(
      10,
      TOP,
      columns.map(({ widthMm }) => widthMm),
      Array(TABLE_ROWS + 1).fill(ROW),
    ),
  });
};

/** What every page has, with one column over the whole width. */
export const REPORT = reportTemplate([{ name: '内容', widthMm: 190, align: 'left' }]);
