import { formTemplateSchema } from '../template.ts';
import { box, caption, type Field, field, middle, ONE_SMALLER, SMALLER } from './parts.ts';

const TOP = 26;
const ROW = 8;
const y = (row: number) => middle(TOP + row * ROW, ROW);
const label = (text: string, xMm: number, row: number) => caption(text, xMm + 1.2, y(row), 24);
const value = (id: string, xMm: number, row: number, widthMm: number, over: Partial<Field> = {}) =>
  field(id, xMm, y(row), widthMm, { shrink: SMALLER, ...over });

/** Lines for serial numbers, at 15 characters to the inch. */
const SERIAL_LINES = 8;
const SERIALS = TOP + 5 * ROW;
const BOTTOM = SERIALS + 4 + SERIAL_LINES * 3.6;

/** 假币收缴凭证, handed to the holder, who signs the bank's part (PBOC Order [2019] No. 3). */
export const COUNTERFEIT = formTemplateSchema.parse({
  id: 'counterfeit-receipt',
  title: { zh: '假币收缴凭证', en: 'Receipt for counterfeit money' },
  paper: 'plain',
  widthMm: 210,
  heightMm: BOTTOM + 37,
  cpi: 12,
  fields: [
    field('bank', 10, 6, 52, { shrink: ONE_SMALLER }),
    field('mark', 156, 6, 44, { bold: true, align: 'right', required: false }),
    field('branch', 30, 15, 68, { shrink: ONE_SMALLER }),
    field('date', 117, 15, 24, { rule: 'date' }),
    field('number', 156, 15, 44, { align: 'right', shrink: ONE_SMALLER }),
    value('holder', 37, 0, 66),
    value('holderId', 133, 0, 66),
    value('currency', 37, 1, 66),
    value('faceValue', 133, 1, 66),
    value('pieces', 37, 2, 66),
    value('total', 133, 2, 66, { rule: 'amount', bold: true }),
    value('totalUpper', 37, 3, 162, { rule: 'amountUpper' }),
    value('handling', 37, 4, 162),
    field('serials', 37, SERIALS + 2, 162, { cpi: 15, lines: SERIAL_LINES, linePitchMm: 3.6, required: false }),
    field('notice', 10, BOTTOM + 2, 190, { cpi: 15, lines: 2, linePitchMm: 4.2 }),
    field('teller', 28, BOTTOM + 13, 42, { shrink: ONE_SMALLER }),
    field('secondTeller', 96, BOTTOM + 13, 40, { shrink: ONE_SMALLER }),
    field('printedAt', 159, BOTTOM + 13, 41),
  ],
  captions: [
    caption('假 币 收 缴 凭 证', 62, 5, 92, { cpi: 10, bold: true, align: 'center' }),
    caption('收缴单位', 10, 15, 20),
    caption('收缴日期', 98, 15, 18),
    caption('编号', 144, 15, 10),
    label('持有人', 10, 0),
    label('证件', 104, 0),
    label('币种', 10, 1),
    label('面额', 104, 1),
    label('张（枚）数', 10, 2),
    label('面值合计', 104, 2),
    label('金额大写', 10, 3),
    label('处理方式', 10, 4),
    caption('冠字号码', 11.2, SERIALS + 2, 24),
    caption('收缴人', 10, BOTTOM + 13, 16),
    caption('复核人', 78, BOTTOM + 13, 16),
    caption('打印时间', 140, BOTTOM + 13, 18),
    caption('持有人签名', 10, BOTTOM + 22, 60),
    caption('收缴单位业务章', 140, BOTTOM + 22, 50),
  ],
  rulings: box(10, TOP, [190], [...Array(5).fill(ROW), BOTTOM - SERIALS]),
});
