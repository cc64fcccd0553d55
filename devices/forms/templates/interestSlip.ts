import { formTemplateSchema } from '../template.ts';
import { box, caption, type Field, field, foot, HEAD, middle, ONE_SMALLER, SMALLER } from './parts.ts';

const ROW = 7;
/** Lines of the calculation on one page; more go on the next. */
export const INTEREST_ROWS = 8;
const PARTIES = 20;
const TABLE = PARTIES + 2 * 8;
const SUMS = TABLE + (INTEREST_ROWS + 1) * ROW;
const BOTTOM = SUMS + 2 * 8;

const COLUMNS: readonly { readonly id: string; readonly label: string; readonly widthMm: number; readonly align?: Field['align'] }[] = [
  { id: 'kind', label: '计息类型', widthMm: 24 },
  { id: 'from', label: '起息日', widthMm: 24 },
  { id: 'to', label: '止息日', widthMm: 24 },
  { id: 'time', label: '计息时间', widthMm: 26 },
  { id: 'base', label: '计息本金', widthMm: 34, align: 'right' },
  { id: 'rate', label: '年利率%', widthMm: 20, align: 'right' },
  { id: 'amount', label: '利息/积数', widthMm: 38, align: 'right' },
];
const starts = COLUMNS.map((_, index) => 10 + COLUMNS.slice(0, index).reduce((sum, { widthMm }) => sum + widthMm, 0));

const pair = (id: string, label: string, xMm: number, topMm: number, widthMm: number, over: Partial<Field> = {}) => ({
  caption: caption(label, xMm + 1.2, middle(topMm, 8), 21.6),
  field: field(id, xMm + 25.2, middle(topMm, 8), widthMm - 26.4, { shrink: SMALLER, ...over }),
});
const amount = { rule: 'amount', align: 'right', shrink: ONE_SMALLER } as const;
const PAIRS = [
  pair('holder', '户名', 10, PARTIES, 102),
  pair('account', '账号', 112, PARTIES, 88),
  pair('product', '储种', 10, PARTIES + 8, 102),
  pair('method', '计息方法', 112, PARTIES + 8, 88),
  pair('principal', '本金', 10, SUMS, 64, { ...amount, required: false }),
  pair('interest', '利息合计', 74, SUMS, 63, { ...amount, required: false }),
  pair('tax', '利息税', 137, SUMS, 63, { ...amount, required: false }),
  pair('netUpper', '税后利息', 10, SUMS + 8, 127, { rule: 'amountUpper', required: false }),
  pair('net', '小写', 137, SUMS + 8, 63, { ...amount, bold: true, required: false }),
];
const FOOT = foot(BOTTOM + 3);

/** 利息清单: how the interest came about, line by line, as the screen shows it. */
export const INTEREST_SLIP = formTemplateSchema.parse({
  id: 'interest-slip',
  title: { zh: '利息清单', en: 'Interest slip' },
  paper: 'plain',
  widthMm: 210,
  heightMm: BOTTOM + 23,
  cpi: 12,
  fields: [
    ...HEAD.fields,
    field('page', 156, BOTTOM + 11, 44, { align: 'right', required: false }),
    ...PAIRS.map((each) => each.field),
    ...COLUMNS.map(({ id, widthMm, align }, index) =>
      field(id, (starts[index] ?? 0) + 0.8, TABLE + ROW + 1.8, widthMm - 1.6, {
        cpi: 15,
        rows: INTEREST_ROWS,
        rowPitchMm: ROW,
        align: align ?? 'left',
        required: false,
      }),
    ),
  ].concat(FOOT.fields),
  captions: [
    ...HEAD.captions,
    ...PAIRS.map((each) => each.caption),
    ...COLUMNS.map(({ label, widthMm }, index) => caption(label, starts[index] ?? 0, TABLE + 1.8, widthMm, { cpi: 15, align: 'center' })),
    ...FOOT.captions,
  ],
  rulings: [
    ...box(10, PARTIES, [190], [8, 8]),
    ...box(
      10,
      TABLE,
      COLUMNS.map(({ widthMm }) => widthMm),
      Array(INTEREST_ROWS + 1).fill(ROW),
    ),
    ...box(10, SUMS, [190], [8, 8]),
  ],
});
