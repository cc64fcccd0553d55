import { formTemplateSchema } from '../template.ts';
import { box, caption, type Field, field, middle, ONE_SMALLER, SMALLER } from './parts.ts';

const TOP = 24;
const ROW = 8.5;
const y = (row: number) => middle(TOP + row * ROW, ROW);
const label = (text: string, xMm: number, row: number, widthMm = 20) => caption(text, xMm, y(row), widthMm);
const value = (id: string, xMm: number, row: number, widthMm: number, over: Partial<Field> = {}) =>
  field(id, xMm, y(row), widthMm, { shrink: SMALLER, ...over });

/** 整存整取定期储蓄存单: a controlled form of the bank's, 190 by 92 mm; title, frame and captions are printed on it. */
export const CERTIFICATE = formTemplateSchema.parse({
  id: 'time-deposit-certificate',
  title: { zh: '定期储蓄存单', en: 'Time deposit certificate' },
  paper: 'preprinted',
  widthMm: 190,
  heightMm: 92,
  cpi: 12,
  fields: [
    field('bank', 10, 6, 50, { shrink: ONE_SMALLER }),
    field('number', 150, 6, 30, { rule: 'digits', align: 'right' }),
    field('branch', 24, 15.5, 70, { shrink: ONE_SMALLER }),
    field('openedOn', 116, 15.5, 26, { rule: 'date' }),
    value('holder', 32, 0, 66),
    value('account', 122, 0, 57),
    value('amountUpper', 32, 1, 88, { rule: 'amountUpper' }),
    value('amount', 138, 1, 41, { rule: 'amount', align: 'right', bold: true, shrink: ONE_SMALLER }),
    value('term', 32, 2, 28),
    value('rate', 82, 2, 24),
    value('startsOn', 122, 2, 57, { rule: 'date' }),
    value('maturesOn', 32, 3, 28, { rule: 'date' }),
    value('rollover', 82, 3, 36),
    value('drawing', 138, 3, 41),
    value('remark', 32, 4, 147, { required: false }),
    field('teller', 22, TOP + 5 * ROW + 3, 40, { shrink: ONE_SMALLER }),
    field('override', 84, TOP + 5 * ROW + 3, 40, { required: false, shrink: ONE_SMALLER }),
  ],
  captions: [
    caption('定期储蓄存单', 60, 5, 70, { cpi: 10, bold: true, align: 'center' }),
    caption('No.', 140, 6, 8),
    caption('开户行', 10, 15.5, 14),
    caption('开户日', 100, 15.5, 14),
    label('户名', 11, 0),
    label('账号', 101, 0),
    label('金额大写', 11, 1),
    label('小写', 123, 1, 12),
    label('存期', 11, 2),
    label('年利率', 63, 2),
    label('起息日', 107, 2, 14),
    label('到期日', 11, 3),
    label('约定转存', 63, 3),
    label('支取方式', 119, 3),
    label('备注', 11, 4),
    caption('经办', 10, TOP + 5 * ROW + 3, 10),
    caption('复核', 72, TOP + 5 * ROW + 3, 10),
    caption('（银行业务章）', 136, TOP + 5 * ROW + 3, 40),
    caption('到期支取按开户日挂牌利率计息；提前支取部分按支取日活期利率计息。', 10, TOP + 5 * ROW + 12, 170, { cpi: 15 }),
  ],
  rulings: box(10, TOP, [170], Array(5).fill(ROW)),
});
