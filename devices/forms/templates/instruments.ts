import { formTemplateSchema } from '../template.ts';
import { box, caption, type Field, field, middle, ONE_SMALLER, SMALLER } from './parts.ts';

const ROW = 8;
const lineAt = (top: number) => (row: number) => middle(top + row * ROW, ROW);
const upper: Partial<Field> = { rule: 'amountUpper', shrink: SMALLER };
const figures: Partial<Field> = { rule: 'amount', align: 'right', bold: true, shrink: ONE_SMALLER };

const D = 25;
const dy = lineAt(D);
/**
 * 银行汇票, copy 2, 175 by 100 mm. What must be on it: the words 银行汇票, the promise, issued amount, payer, payee, date, signature; words, promise and frame are the paper's. The
 * actual amount is left open: the paying bank writes it.
 */
export const DRAFT = formTemplateSchema.parse({
  id: 'bank-draft',
  title: { zh: '银行汇票', en: 'Bank draft' },
  paper: 'preprinted',
  widthMm: 175,
  heightMm: 100,
  cpi: 12,
  fields: [
    field('number', 136, 6, 31, { rule: 'digits', align: 'right' }),
    field('issueDate', 32, 16.5, 68, { rule: 'dateUpper', shrink: ONE_SMALLER }),
    field('agentBank', 36, dy(0), 70, { required: false, shrink: SMALLER }),
    field('agentBankCode', 124, dy(0), 42, { rule: 'digits', required: false }),
    field('payee', 36, dy(1), 130, { shrink: SMALLER }),
    field('amountUpper', 36, dy(2), 92, upper),
    field('amount', 130, dy(2), 36, figures),
    field('applicant', 36, dy(4), 70, { shrink: SMALLER }),
    field('applicantAccount', 124, dy(4), 42, { required: false, shrink: SMALLER }),
    field('issuer', 36, dy(5), 70, { shrink: SMALLER }),
    field('issuerCode', 124, dy(5), 42, { rule: 'digits' }),
    field('remark', 36, dy(6), 130, { required: false, shrink: SMALLER }),
    field('teller', 106, 84.5, 26, { shrink: ONE_SMALLER }),
    field('override', 140, 84.5, 26, { shrink: ONE_SMALLER }),
  ],
  captions: [
    caption('银 行 汇 票', 50, 5.5, 70, { cpi: 10, bold: true, align: 'center' }),
    caption('2', 122, 5.5, 6, { cpi: 10 }),
    caption('出票日期', 8, 16.5, 22),
    caption('（大写）', 100, 17, 14, { cpi: 15 }),
    caption('提示付款期限自出票之日起壹个月', 115, 17, 53, { cpi: 15 }),
    caption('代理付款行', 8, dy(0), 27),
    caption('行号', 110, dy(0), 12),
    caption('收款人', 8, dy(1), 27),
    caption('出票金额', 8, dy(2), 27),
    caption('实际结算金额', 8, dy(3), 27),
    caption('申请人', 8, dy(4), 27),
    caption('账号', 110, dy(4), 12),
    caption('出票行', 8, dy(5), 27),
    caption('行号', 110, dy(5), 12),
    caption('备注', 8, dy(6), 27),
    caption('凭票付款', 8, 84.5, 30),
    caption('出票行签章', 44, 84.5, 30),
    caption('经办', 95, 84.5, 10),
    caption('复核', 132, 84.5, 8, { cpi: 15 }),
  ],
  rulings: [
    ...box(7, D, [28, 133], [ROW, ROW, ROW, ROW, ROW, ROW, ROW]),
    { xMm: 109, yMm: D, toXMm: 109, toYMm: D + ROW },
    { xMm: 123, yMm: D, toXMm: 123, toYMm: D + ROW },
    { xMm: 109, yMm: D + 4 * ROW, toXMm: 109, toYMm: D + 6 * ROW },
    { xMm: 123, yMm: D + 4 * ROW, toXMm: 123, toYMm: D + 6 * ROW },
    { xMm: 129, yMm: D + 2 * ROW, toXMm: 129, toYMm: D + 3 * ROW },
  ],
});

const C = 26;
const cy = lineAt(C);
/** 银行本票, 170 by 80 mm. The issuing bank promises to pay; cash or transfer is marked on it. */
export const CASHIERS_CHEQUE = formTemplateSchema.parse({
  id: 'cashiers-cheque',
  title: { zh: '银行本票', en: "Cashier's cheque" },
  paper: 'preprinted',
  widthMm: 170,
  heightMm: 80,
  cpi: 12,
  fields: [
    field('number', 131, 6, 31, { rule: 'digits', align: 'right' }),
    field('issueDate', 32, 17, 80, { rule: 'dateUpper', shrink: ONE_SMALLER }),
    field('payee', 30, cy(0), 66, { shrink: SMALLER }),
    field('applicant', 114, cy(0), 48, { shrink: SMALLER }),
    field('amountUpper', 30, cy(1), 94, upper),
    field('amount', 126, cy(1), 36, figures),
    field('kind', 30, cy(2), 40),
    field('issuer', 96, cy(2), 66, { shrink: SMALLER }),
    field('remark', 30, cy(3), 132, { required: false, shrink: SMALLER }),
    field('teller', 92, 63, 30, { shrink: ONE_SMALLER }),
    field('override', 134, 63, 28, { shrink: ONE_SMALLER }),
  ],
  captions: [
    caption('银 行 本 票', 46, 5.5, 70, { cpi: 10, bold: true, align: 'center' }),
    caption('出票日期', 8, 17, 22),
    caption('（大写）', 113, 17.4, 16, { cpi: 15 }),
    caption('付款期限贰个月', 134, 17.4, 28, { cpi: 15 }),
    caption('收款人', 8, cy(0), 21),
    caption('申请人', 99, cy(0), 14),
    caption('凭票即付', 8, cy(1), 21),
    caption('转账/现金', 8, cy(2), 21),
    caption('出票行', 78, cy(2), 16),
    caption('备注', 8, cy(3), 21),
    caption('出票行签章', 8, 63, 40),
    caption('经办', 81, 63, 10),
    caption('复核', 123, 63, 10),
  ],
  rulings: [
    ...box(7, C, [22, 134], Array(4).fill(ROW)),
    { xMm: 98, yMm: C, toXMm: 98, toYMm: C + ROW },
    { xMm: 113, yMm: C, toXMm: 113, toYMm: C + ROW },
    { xMm: 125, yMm: C + ROW, toXMm: 125, toYMm: C + 2 * ROW },
    { xMm: 77, yMm: C + 2 * ROW, toXMm: 77, toYMm: C + 3 * ROW },
    { xMm: 95, yMm: C + 2 * ROW, toXMm: 95, toYMm: C + 3 * ROW },
  ],
});
