import { describe, expect, test } from 'vitest';
import type { FormValues, TransactionDefinition } from '../definition.ts';
import { issueDraft } from './1401.ts';
import { issueDraftForCash } from './1402.ts';
import { payDraft } from './1403.ts';
import { settleDraft } from './1404.ts';
import { refundDraft } from './1405.ts';
import { stopPayment } from './1407.ts';
import { releaseStop } from './1408.ts';
import { issueCashiersCheque } from './1411.ts';

const ACCOUNT = '10010100000000112';
const witness = { tellerId: '100102', name: '王建国', proof: 'proof' };

/** What a filled form comes to: the request, or the fields that are refused with their codes. */
const made = (definition: TransactionDefinition, values: FormValues): unknown => {
  const result = definition.toRequest?.(values);
  if (result === undefined) throw new Error(`${definition.code} has no form`);
  return result.ok ? result.value : Object.fromEntries(result.error.map(({ field, code }) => [field, code]));
};

describe('1401 issue a draft', () => {
  const form = { applicantAccount: ACCOUNT, amount: '1,000', payeeName: '北京甲公司', payeeKind: 'unit', number: '10000001', witness };

  test('for a company, by transfer', () => {
    expect(made(issueDraft, form)).toEqual({
      number: '10000001',
      currency: 'CNY',
      amount: '100000',
      payeeName: '北京甲公司',
      payeeKind: 'unit',
      cash: false,
      transferable: true,
      remark: '',
      applicantAccount: ACCOUNT,
      agentBranch: null,
      witness: { tellerId: '100102', proof: 'proof' },
    });
  });

  test('in cash it names the branch that pays; by transfer what was typed there before does not count', () => {
    expect(made(issueDraft, { ...form, payable: 'cash' })).toEqual({ agentBranch: 'FIELD_REQUIRED' });
    expect(made(issueDraft, { ...form, payable: 'cash', agentBranch: '1002' })).toMatchObject({ cash: true, agentBranch: '1002' });
    expect(made(issueDraft, { ...form, agentBranch: '1002' })).toMatchObject({ agentBranch: null });
  });

  test('without a second person there is none', () => {
    expect(made(issueDraft, { ...form, witness: undefined })).toEqual({ witness: 'FIELD_REQUIRED' });
  });
});

test('1402 counts what the draft costs, and knows who applies', () => {
  const form = {
    personName: '曾小明',
    idNumber: '11010119900307803X',
    amount: '1000',
    payeeName: '李四',
    payeeKind: 'individual',
    agentBranch: '1002',
    number: '10000001',
    denominations: { n100: 9 },
    witness,
  };
  expect(made(issueDraftForCash, form)).toEqual({ denominations: 'DENOMINATIONS_MISMATCH' });
  expect(made(issueDraftForCash, { ...form, denominations: { n100: 10 } })).toMatchObject({
    cash: true,
    applicant: { name: '曾小明', idType: 'residentId', idNumber: '11010119900307803X' },
  });
});

describe('1403 pay a draft', () => {
  const form = {
    number: '10000001',
    checkCode: '0123456789',
    issuedOn: '20250310',
    issued: '1000',
    copies: 'both',
    actual: '800',
    surplusWritten: 'some',
    surplus: '200',
    capitalsAgree: true,
    unaltered: true,
    holderName: '北京甲公司',
    payoutAccount: ACCOUNT,
  };

  test('to the account of its holder', () => {
    expect(made(payDraft, form)).toMatchObject({
      copies: [2, 3],
      actual: '80000',
      surplus: '20000',
      endorsed: 'none',
      holderId: null,
      payout: { to: 'account', accountNumber: ACCOUNT },
    });
  });

  test('what is not on the paper is not in the request: central refuses by the rule', () => {
    expect(made(payDraft, { ...form, actual: '', surplusWritten: 'empty', copies: 'draft', capitalsAgree: false })).toMatchObject({
      actual: null,
      surplus: null,
      copies: [2],
      capitalsAgree: false,
    });
    expect(made(payDraft, { ...form, surplusWritten: 'zero', actual: '1000' })).toMatchObject({ surplus: '0' });
  });

  test('a check code has ten digits, and copies are said', () => {
    expect(made(payDraft, { ...form, checkCode: '123', copies: undefined })).toEqual({
      checkCode: 'FORMAT_WRONG',
      copies: 'FIELD_REQUIRED',
    });
  });

  test('the pieces of the payment go out of the till', () => {
    const cash = { ...form, payoutTo: 'cash', payoutPieces: { n100: 8 }, byId: true, idNumber: '110101198001010037' };
    const request = made(payDraft, cash);
    expect(request).toMatchObject({ payout: { to: 'cash', denominations: { n100: 8 } }, holderId: { idNumber: '110101198001010037' } });
    expect(payDraft.cash?.(request as never, { tillId: '1001-T01', quote: null })).toEqual({ taken: {}, given: { n100: 8 } });
  });
});

test('1404 settles by what copy 3 says, or pays a surplus that waits', () => {
  expect(made(settleDraft, { number: '10000001' })).toEqual({ actual: 'AMOUNT_EMPTY' });
  expect(made(settleDraft, { number: '10000001', actual: '800' })).toMatchObject({ step: 'settle', actual: '80000', applicantId: null });
  expect(made(settleDraft, { number: '10000001', step: 'paySurplus', actual: '800' })).toMatchObject({ step: 'paySurplus', actual: null });
});

test('1405 says which copies came back', () => {
  const form = { number: '10000001', checkCode: '0123456789', reason: '未使用' };
  expect(made(refundDraft, form)).toEqual({ copies: 'FIELD_REQUIRED' });
  expect(made(refundDraft, { ...form, copies: 'notice' })).toMatchObject({ copies: [3], applicantId: null, denominations: {} });
});

test('1407 knows the loser or the court, 1408 the ground', () => {
  const lost = { kind: 'draft', number: '10000001', personName: '曾小明', idNumber: '11010119900307803X', reason: '遗失' };
  expect(made(stopPayment, lost)).toMatchObject({ kind: 'draft', step: 'notice', loser: { name: '曾小明' }, courtDocument: null });
  expect(made(stopPayment, { ...lost, step: 'court' })).toEqual({ courtDocument: 'FIELD_REQUIRED' });
  expect(made(stopPayment, { ...lost, kind: 'transferCheque' })).toEqual({ accountNumber: 'FIELD_REQUIRED' });
  expect(made(releaseStop, { kind: 'draft', number: '10000001', ground: 'lapsed', reason: '逾期' })).toMatchObject({
    ground: 'lapsed',
    documentNumber: '',
  });
  expect(made(releaseStop, { kind: 'draft', number: '10000001', ground: 'court', reason: '解除' })).toEqual({
    documentNumber: 'FIELD_REQUIRED',
  });
});

test("1411: whoever pays a cashier's cheque with cash says who they are; the holder of an account is known", () => {
  const form = { face: 'free', amount: '300', payeeName: '李四', payeeKind: 'individual', payable: 'cash', number: '10000001', witness };
  expect(made(issueCashiersCheque, { ...form, fundingPieces: { n100: 3 } })).toEqual({
    personName: 'FIELD_REQUIRED',
    idNumber: 'FIELD_REQUIRED',
  });
  expect(made(issueCashiersCheque, { ...form, fundedFrom: 'account', fundingAccount: ACCOUNT })).toMatchObject({
    face: 'free',
    applicant: null,
    funding: { from: 'account', accountNumber: ACCOUNT },
  });
});
