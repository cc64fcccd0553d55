import { describe, expect, it } from 'vitest';
import type { Accepted } from '../central/transactions.ts';
import { acceptedSchema } from '../central/transactions.ts';
import { errorAction, errorText } from '../errors/wire.ts';
import { minorUnitsSchema } from '../money/amount.ts';
import { JPY } from '../money/currency.ts';
import { CNY_DENOMINATIONS } from '../money/denominations.ts';
import { crossedAmount, plainAmount } from './amounts.ts';
import { cashCountOf } from './counting.ts';
import { certificateOf, interestSlipOf, lossReportOf } from './deposits.ts';
import { formError } from './failure.ts';
import type { Printing } from './head.ts';
import { documentInputSchema } from './inputs.ts';
import { type SlipLabel, slipOf } from './slip.ts';

const PRINTING: Printing = {
  counter: { bankName: '示例银行', branchCode: '100100', branchName: '中山路支行' },
  teller: { id: '100101', name: '王小明' },
  overriddenBy: [{ id: '100201' }],
  printedAt: '2026-03-02T02:22:33.000Z',
  reprint: 0,
};
const accepted = (over: Record<string, unknown> = {}): Accepted =>
  acceptedSchema.parse({
    outcome: 'accepted',
    clientKey: '01890a5d-ac96-774b-bcce-b302099a8057',
    traceNumber: '2026030200001234',
    businessDate: '2026-03-02',
    postedAt: '2026-03-02T02:22:30.000Z',
    currency: 'CNY',
    amount: '123456',
    account: {
      number: '6210000000000018',
      customerNumber: '1000000001',
      holderName: '张三',
      productCode: 'D001',
      productNameZh: '活期储蓄存款',
      productNameEn: 'Demand savings',
      currency: 'CNY',
      state: 'active',
      openedOn: '2020-01-01',
      branchCode: '100100',
      balance: '987654321',
      available: '987654321',
      passbook: null,
    },
    entries: [],
    ...over,
  });
const LABELS: readonly SlipLabel[] = [
  { name: 'accountNumber', type: 'account', label: { zh: '账号' } },
  { name: 'amount', type: 'amount', label: { zh: '金额' } },
  { name: 'fee', type: 'amount', label: { zh: '手续费' } },
  { name: 'denominations', type: 'denominations', label: { zh: '券别清点' } },
  { name: 'how', type: 'choice', label: { zh: '方式' }, options: [{ value: 'oral', label: { zh: '口头挂失' } }] },
  { name: 'rollover', type: 'flag', label: { zh: '约定转存' } },
  { name: 'remark', type: 'text', label: { zh: '摘要' } },
];
const source = (values: Record<string, unknown>, over: Record<string, unknown> = {}) => ({
  names: { zh: '现金存款' },
  accepted: accepted(over),
  values: { accountNumber: '6210000000000018', amount: '123456', ...values },
  labels: LABELS,
  printing: PRINTING,
});

describe('a slip', () => {
  it('says what was booked, once, and the rest in the words of the form', () => {
    const slip = slipOf(source({ fee: '500', denominations: { n100: 12 }, how: 'oral', rollover: true, remark: '货款' }));
    expect(documentInputSchema.parse(slip)).toEqual(slip);
    expect(slip).toMatchObject({
      title: '现金存款凭证',
      traceNumber: '2026030200001234',
      account: { name: '张三', accountNumber: '6210000000000018' },
      amount: { currency: 'CNY', amount: '123456' },
    });
    expect(slip.rows).toEqual([
      { label: '产品', value: '活期储蓄存款' },
      { label: '手续费', value: '5.00' },
      { label: '方式', value: '口头挂失' },
      { label: '约定转存', value: '是' },
      { label: '摘要', value: '货款' },
    ]);
  });

  it('takes the amount from central and not from the form, and says where they differ', () => {
    const slip = slipOf(source({ amount: '999' }));
    expect(slip.amount?.amount).toBe('123456');
    expect(slip.rows).toContainEqual({ label: '金额', value: '9.99' });
  });

  it('has no amount where nothing was moved, and no account where there is none', () => {
    const slip = slipOf(source({}, { amount: '0', account: null }));
    expect([slip.amount, slip.account, slip.rows.length]).toEqual([null, null, 2]);
    expect(JSON.stringify(slipOf(source({})))).not.toContain('9,876,543.21');
  });
});

describe('papers of deposits', () => {
  const interest = {
    accountNumber: '6210000000000018',
    businessDate: '2026-03-02',
    outcome: 'matured',
    calculation: 'perItem',
    lines: [],
    principal: '1000000',
    interest: '14500',
    tax: '0',
    net: '14500',
  };

  it('take their figures from what central answered', () => {
    const slip = interestSlipOf(accepted({ result: { slip: interest, paid: '1014500' } }), PRINTING);
    expect(slip.ok && documentInputSchema.parse(slip.value)).toMatchObject({ holderName: '张三', slip: { net: '14500' } });
    const opened = {
      accountNumber: '6210000000000034',
      medium: 'certificate',
      mediumNumber: '00012345',
      rate: '1.45',
      startsOn: '2026-03-02',
      maturesOn: '2027-03-02',
    };
    const details = { holderName: '张三', term: '一年', rollover: true, drawing: '凭密码支取' };
    const certificate = certificateOf(accepted({ result: opened }), details, PRINTING);
    expect(certificate.ok && documentInputSchema.parse(certificate.value)).toMatchObject({ number: '00012345', rate: '1.45%' });
    const call = certificateOf(accepted({ result: { ...opened, rate: null, maturesOn: null } }), details, PRINTING);
    expect(call).toMatchObject({ ok: true, value: { rate: '支取日挂牌', maturesOn: null } });
  });

  it.each([
    ['an interest slip', interestSlipOf(accepted(), PRINTING)],
    ['an interest slip without an account', interestSlipOf(accepted({ account: null, result: { slip: interest } }), PRINTING)],
    [
      'a certificate of a passbook',
      certificateOf(accepted({ result: { medium: 'passbook' } }), { holderName: '', term: '', rollover: false, drawing: '' }, PRINTING),
    ],
    ['a loss report', lossReportOf(source({}))],
  ])('%s is refused for a posting that gave none', (_, result) => {
    expect(result).toMatchObject({ ok: false, error: { code: 'DOCUMENT_NOT_OF_THIS_POSTING' } });
  });

  it('a report by mouth says when it lapses, a written one from when there is a replacement', () => {
    const result = { mediumNumber: '00001234', how: 'oral', lapsesOn: '2026-03-07', replaceableFrom: null };
    const oral = lossReportOf(source({ how: 'oral' }, { result }));
    const written = lossReportOf(
      source({ how: 'written' }, { result: { ...result, how: 'written', lapsesOn: null, replaceableFrom: '2026-03-09' } }),
    );
    expect(oral.ok && documentInputSchema.parse(oral.value)).toMatchObject({ amount: null, notice: expect.stringContaining('2026-03-07') });
    expect(oral.ok && oral.value.notice).not.toContain('补发');
    expect(written).toMatchObject({ ok: true, value: { notice: expect.stringContaining('自2026-03-09起') } });
    expect(written.ok && written.value.rows.filter(({ value }) => value === '书面挂失')).toHaveLength(1);
  });
});

it('a count names the denominations of its table, in order, with their sums', () => {
  const count = cashCountOf({
    occasion: '日终清点',
    till: '100100-T01',
    table: CNY_DENOMINATIONS,
    counts: { 'c0.5': 3, n100: 12, n50: 0 },
    booked: null,
    businessDate: '2026-03-02',
    traceNumber: null,
    printing: PRINTING,
  });
  expect(documentInputSchema.parse(count)).toEqual(count);
  expect(count.counted).toEqual([
    { name: '100元纸币', pieces: 12, value: '120000' },
    { name: '5角硬币', pieces: 3, value: '150' },
  ]);
});

it('figures have the sign at the first one', () => {
  const wire = (text: string) => minorUnitsSchema.parse(text);
  expect(crossedAmount(wire('123456789'))).toBe('￥1,234,567.89');
  expect(crossedAmount(wire('-5'))).toBe('￥-0.05');
  expect(crossedAmount(wire('1234'), JPY)).toBe('JPY1,234');
  expect(plainAmount(wire('0'))).toBe('0.00');
});

describe('a failure is said in the teller’s words', () => {
  it.each([
    [{ code: 'charSetData', paper: 'untouched', lacking: ['𠮷'] }, 'FORM_CHARACTERS_LACKING', '打印机字库没有这些字：𠮷。凭证未打印。'],
    [
      { code: 'noMediaPresent', paper: 'untouched' },
      'FORM_NOT_PRINTED',
      '凭证未打印（noMediaPresent），纸张上没有任何内容。账务不受影响。',
    ],
    [
      { code: 'deviceNotReady', paper: 'untouched' },
      'FORM_NOT_PRINTED',
      '凭证未打印（deviceNotReady），纸张上没有任何内容。账务不受影响。',
    ],
    [{ code: 'mediaJammed', paper: 'maybePrinted' }, 'FORM_MAYBE_PRINTED', '凭证可能已打印全部或一部分（mediaJammed）。账务不受影响。'],
    [{ code: 'hardwareError', paper: 'printed' }, 'FORM_MAYBE_PRINTED', '凭证可能已打印全部或一部分（hardwareError）。账务不受影响。'],
    [{ code: 'fieldError' }, 'FORM_DOES_NOT_FIT', '内容与凭证格式不符，未打印。'],
    [{ code: 'fontMissing' }, 'PDF_FONT_MISSING', '本机没有中文字体，不能生成 PDF。'],
    [{ code: 'DOCUMENT_NOT_OF_THIS_POSTING' }, 'DOCUMENT_NOT_OF_POSTING', '本交易没有此类凭证。'],
  ] as const)('%j', (failure, code, text) => {
    const error = formError(failure);
    expect([error.code, errorText(error, 'zh')]).toEqual([code, text]);
    expect(errorAction(error, 'en')).not.toMatch(/[{}]/);
  });
});
