import { formTemplateSchema } from '../template.ts';
import { box, caption, field, foot, HEAD, middle, ONE_SMALLER, SMALLER } from './parts.ts';

const ROW = 6.5;
/** Kinds of notes and coins in each of the two columns, and voucher ranges, on one page. */
export const CASH_ROWS = 8;
export const VOUCHER_ROWS = 6;
const TOP = 20;
const CASH = TOP + 8;
const SUMS = CASH + (CASH_ROWS + 1) * ROW;
const VOUCHERS = SUMS + 2 * 8;
const SIGNED = VOUCHERS + (VOUCHER_ROWS + 1) * ROW;
const FOOT = foot(SIGNED + 11, '交接各方签名');

const column = (id: string, xMm: number, topMm: number, widthMm: number, rows: number, align: 'left' | 'right' = 'right') =>
  field(id, xMm + 1, topMm + ROW + 1.5, widthMm - 2, { cpi: 15, rows, rowPitchMm: ROW, align, required: false });
const head = (text: string, xMm: number, topMm: number, widthMm: number) =>
  caption(text, xMm, topMm + 1.5, widthMm, { cpi: 15, align: 'center' });
const label = (text: string, xMm: number, topMm: number) => caption(text, xMm + 1.2, middle(topMm, 8), 21.6);
const CASH_COLUMNS = [
  ['kind', '券别', 36],
  ['pieces', '张（枚）', 21],
  ['value', '金额', 38],
] as const;
const VOUCHER_COLUMNS = [
  ['voucher', '凭证种类', 50],
  ['first', '起始号码', 50],
  ['last', '终止号码', 50],
  ['count', '张数', 40],
] as const;
const startOf = (columns: readonly (readonly [string, string, number])[], index: number, from: number) =>
  columns.slice(0, index).reduce((sum, [, , width]) => sum + width, from);
const money = { rule: 'amount', align: 'right', shrink: ONE_SMALLER, required: false } as const;

/** 现金清点 / 尾箱交接: what was counted, by denomination; the book's sum and the difference; voucher ranges; who gave and who took. */
export const CASH_COUNT = formTemplateSchema.parse({
  id: 'cash-count',
  title: { zh: '现金清点单', en: 'Cash count slip' },
  paper: 'plain',
  widthMm: 210,
  heightMm: SIGNED + 31,
  cpi: 12,
  fields: [
    ...HEAD.fields,
    field('till', 35.2, middle(TOP, 8), 61, { shrink: SMALLER }),
    field('occasion', 122, middle(TOP, 8), 76, { shrink: SMALLER }),
    ...['A', 'B'].flatMap((side, half) =>
      CASH_COLUMNS.map(([id, , width], index) =>
        column(`${id}${side}`, startOf(CASH_COLUMNS, index, 10 + half * 95), CASH, width, CASH_ROWS, id === 'kind' ? 'left' : 'right'),
      ),
    ),
    field('totalUpper', 35.2, middle(SUMS, 8), 99.6, { rule: 'amountUpper', shrink: SMALLER }),
    field('total', 153.2, middle(SUMS, 8), 45.6, { ...money, required: true, bold: true }),
    field('booked', 35.2, middle(SUMS + 8, 8), 61, money),
    field('differenceLabel', 103.2, middle(SUMS + 8, 8), 31, { required: false }),
    field('difference', 137.2, middle(SUMS + 8, 8), 61.6, money),
    ...VOUCHER_COLUMNS.map(([id, , width], index) =>
      column(id, startOf(VOUCHER_COLUMNS, index, 10), VOUCHERS, width, VOUCHER_ROWS, id === 'count' ? 'right' : 'left'),
    ),
    field('giver', 24, SIGNED + 2, 44, { required: false, shrink: ONE_SMALLER }),
    field('receiver', 87, SIGNED + 2, 44, { required: false, shrink: ONE_SMALLER }),
    field('witness', 152, SIGNED + 2, 48, { required: false, shrink: ONE_SMALLER }),
    field('page', 156, SIGNED + 23, 44, { align: 'right', required: false }),
    ...FOOT.fields,
  ],
  captions: [
    ...HEAD.captions,
    label('尾箱', 10, TOP),
    label('事由', 100, TOP),
    ...[0, 1].flatMap((half) =>
      CASH_COLUMNS.map(([, text, width], index) => head(text, startOf(CASH_COLUMNS, index, 10 + half * 95), CASH, width)),
    ),
    label('合计大写', 10, SUMS),
    caption('小写', 137.2, middle(SUMS, 8), 13.6),
    label('账面金额', 10, SUMS + 8),
    ...VOUCHER_COLUMNS.map(([, text, width], index) => head(text, startOf(VOUCHER_COLUMNS, index, 10), VOUCHERS, width)),
    caption('移交', 10, SIGNED + 2, 12),
    caption('接收', 73, SIGNED + 2, 12),
    caption('监交', 138, SIGNED + 2, 12),
    ...FOOT.captions,
  ],
  rulings: [
    ...box(10, TOP, [190], [8]),
    ...box(10, CASH, [36, 21, 38, 36, 21, 38], Array(CASH_ROWS + 1).fill(ROW)),
    ...box(10, SUMS, [190], [8, 8]),
    ...box(10, VOUCHERS, [50, 50, 50, 40], Array(VOUCHER_ROWS + 1).fill(ROW)),
  ],
});
