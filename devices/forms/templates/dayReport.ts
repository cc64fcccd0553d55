import { formTemplateSchema } from '../template.ts';
import { box, caption, field, middle } from './parts.ts';

const ROW = 5.5;
export const REPORT_ROWS = 40;
const TOP = 32;
const BOTTOM = TOP + (REPORT_ROWS + 1) * ROW;

const COLUMNS = [
  ['number', '序号', 12, 'right'],
  ['time', '时间', 17, 'left'],
  ['trace', '流水号', 32, 'left'],
  ['name', '交易', 30, 'left'],
  ['account', '账号', 36, 'left'],
  ['debit', '借方', 31.5, 'right'],
  ['credit', '贷方', 31.5, 'right'],
] as const;
const startOf = (index: number) => COLUMNS.slice(0, index).reduce((sum, [, , width]) => sum + width, 10);

/** One page of a day's report of a teller or a branch, A4. */
export const DAY_REPORT = formTemplateSchema.parse({
  id: 'day-report',
  title: { zh: '业务日报表', en: 'Day report' },
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
    field('currency', 153, 24, 20),
    field('page', 174, 24, 26, { align: 'right' }),
    ...COLUMNS.map(([id, , width, align], index) =>
      field(id, startOf(index) + 0.6, TOP + ROW + 1, width - 1.2, {
        cpi: 15,
        rows: REPORT_ROWS,
        rowPitchMm: ROW,
        align,
        required: false,
        bold: false,
      }),
    ),
    field('sumLabel', 104, middle(BOTTOM, 7), 30),
    field('debitSum', 137.6, BOTTOM + 1.8, 30.3, { cpi: 15, rule: 'amount', align: 'right' }),
    field('creditSum', 169.1, BOTTOM + 1.8, 30.3, { cpi: 15, rule: 'amount', align: 'right' }),
    field('count', 35, middle(BOTTOM, 7), 30),
    field('teller', 21, BOTTOM + 10, 51, { shrink: [{ cpi: 15 }] }),
    field('printedAt', 159, BOTTOM + 10, 41),
  ],
  captions: [
    caption('网点', 10, 24, 10),
    caption('日期', 100, 24, 10),
    caption('币种', 142, 24, 10),
    ...COLUMNS.map(([, text, width], index) => caption(text, startOf(index), TOP + 1, width, { cpi: 15, align: 'center' })),
    caption('本页笔数', 11, middle(BOTTOM, 7), 20),
    caption('制表', 10, BOTTOM + 10, 10),
    caption('复核', 75, BOTTOM + 10, 10),
    caption('打印时间', 140, BOTTOM + 10, 18),
  ],
  rulings: [
    ...box(
      10,
      TOP,
      COLUMNS.map(([, , width]) => width),
      Array(REPORT_ROWS + 1).fill(ROW),
    ),
    ...box(10, BOTTOM, [190], [7]),
  ],
});
