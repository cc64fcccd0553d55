import { expect, test } from 'vitest';
import { acceptedSchema } from '../central/transactions.ts';
import type { Printing } from './head.ts';
import { documentInputSchema } from './inputs.ts';
import { cashiersChequeOf, draftOf } from './instruments.ts';

const PRINTING: Printing = {
  counter: { bankName: '示例银行', branchCode: '1001', branchName: '朝阳门支行' },
  teller: { id: '100101' },
  overriddenBy: [],
  printedAt: '2025-03-10T02:22:33.000Z',
  reprint: 0,
};
const RESULT = {
  instrument: 'draft',
  instrumentNumber: '10000001',
  issuedOn: '2025-03-10',
  dueOn: '2025-04-10',
  checkCode: '0123456789',
  applicantName: '曾小明',
  applicantAccount: '10010100000000112',
  payeeName: '李四',
  cash: true,
  transferable: false,
  issuerName: '朝阳门支行',
  issuerCode: '1001',
  agentName: '陆家嘴支行',
  agentBranch: '1002',
  remark: '货款',
};
const accepted = (result: Record<string, unknown>) =>
  acceptedSchema.parse({
    outcome: 'accepted',
    clientKey: '01890a5d-ac96-774b-bcce-b302099a8057',
    traceNumber: '100125031000000123',
    businessDate: '2025-03-10',
    postedAt: '2025-03-10T02:22:30.000Z',
    currency: 'CNY',
    amount: '100000',
    account: null,
    entries: [],
    result,
  });

test('a draft says what central answered, with its check code and the branch that pays', () => {
  const draft = draftOf(accepted(RESULT), PRINTING);
  expect(draft).toMatchObject({
    ok: true,
    value: { number: '10000001', payee: '李四', amount: '100000', cash: true, agentBank: { name: '陆家嘴支行', code: '1002' } },
  });
  expect(draft).toMatchObject({ ok: true, value: { remark: '密押0123456789 不得转让 货款' } });
  expect(documentInputSchema.safeParse(draft.ok ? draft.value : null).success).toBe(true);
});

test('a transfer draft for cash has neither agent nor account on it', () => {
  const plain = { ...RESULT, cash: false, transferable: true, agentName: null, agentBranch: null, applicantAccount: null, remark: '' };
  expect(draftOf(accepted(plain), PRINTING)).toMatchObject({
    ok: true,
    value: { agentBank: null, applicantAccount: '', remark: '密押0123456789' },
  });
});

test("a cashier's cheque is not a draft, a draft not a cashier's cheque, and a quote is neither", () => {
  expect(cashiersChequeOf(accepted({ ...RESULT, instrument: 'cashiersCheque' }), PRINTING)).toMatchObject({
    ok: true,
    value: { kind: 'cashiersCheque', number: '10000001' },
  });
  expect(cashiersChequeOf(accepted(RESULT), PRINTING).ok).toBe(false);
  expect(draftOf(accepted({ ...RESULT, instrument: 'cashiersCheque' }), PRINTING).ok).toBe(false);
  expect(draftOf(accepted({ ...RESULT, checkCode: null }), PRINTING).ok).toBe(false);
});
