import { describe, expect, test } from 'vitest';
import { wireError } from '../../errors/wire.ts';
import { atItsField } from '../errorField.ts';
import { accountRemittance } from './1301.ts';
import { cashRemittance } from './1302.ts';
import { releaseIncoming } from './1311.ts';
import { forwardIncoming } from './1312.ts';
import { returnIncoming } from './1313.ts';
import { inquire } from './1321.ts';
import { replyToInquiry } from './1322.ts';

const payee = {
  payeeBank: '1021 0009 9996',
  payeeAccount: '6222021234567890',
  payeeName: '王小明',
  amount: '1,000.00',
  purpose: '货款',
};
const typed = { fromAccount: '1001010000000011', ...payee };
const codes = (values: object): string[] => {
  const result = accountRemittance.toRequest({ ...typed, ...values });
  return result.ok ? [] : result.error.map(({ field, code }) => `${field} ${code}`);
};

describe('a remittance as it is typed', () => {
  test('goes to central with the code folded, the amount in fen and the usual route', () => {
    const result = accountRemittance.toRequest(typed);
    expect(result).toEqual({
      ok: true,
      value: {
        fromAccount: '1001010000000011',
        payeeBank: '102100099996',
        payeeAccount: '6222021234567890',
        payeeName: '王小明',
        currency: 'CNY',
        amount: '100000',
        wish: 'auto',
        urgency: 'normal',
        purpose: '货款',
        notRepeated: false,
      },
    });
  });

  test.each([
    ['a wrong check digit', { payeeBank: '102100099997' }, 'payeeBank BANK_CODE_WRONG'],
    ['a name instead of a code', { payeeBank: '工商银行' }, 'payeeBank BANK_CODE_WRONG'],
    ['characters that no message carries', { purpose: '货款😀' }, 'purpose REMITTANCE_TEXT_ILLEGAL'],
    ['a name that is longer than the field of the message', { payeeName: '长'.repeat(61) }, 'payeeName FIELD_TOO_LONG'],
    ['an account with other characters', { payeeAccount: '6222/1' }, 'payeeAccount FORMAT_WRONG'],
    ['no purpose', { purpose: ' ' }, 'purpose FIELD_REQUIRED'],
    ['nothing to send', { amount: '0' }, 'amount AMOUNT_ZERO'],
  ])('%s is told at its field', (_what, values, code) => {
    expect(codes(values)).toEqual([code]);
  });

  test('of cash needs an ID and leaves the count to the quote', () => {
    const cash = { ...payee, payerName: '赵一', payerIdNumber: 'E12345678', payerIdType: 'passport' };
    expect(cashRemittance.toRequest(cash)).toMatchObject({ ok: true, value: { denominations: {}, payerIdType: 'passport' } });
    expect(cashRemittance.toRequest({ ...cash, payerIdNumber: '' }).ok).toBe(false);
  });
});

test('what is wrong with the payee stands at the payee', () => {
  const values = { ...typed, payeeAccount: '1002010000000011' };
  const unknown = wireError('ACCOUNT_UNKNOWN', { accountNumber: '1002010000000011' });
  expect(atItsField(accountRemittance, values, unknown).fields?.[0]?.field).toBe('payeeAccount');
  const frozen = wireError('ACCOUNT_FROZEN', { accountNumber: '1001010000000011' });
  expect(atItsField(accountRemittance, values, frozen).fields?.[0]?.field).toBe('fromAccount');
});

test('what waits is released to an account or in cash, forwarded, returned and asked about by its number', () => {
  const number = '100125031000000123';
  const release = { number, to: 'account', accountNumber: '1001010000000011', payeeName: '王小明', grounds: '查复确认' };
  expect(releaseIncoming.toRequest(release)).toMatchObject({ ok: true, value: { to: 'account', denominations: {} } });
  expect(releaseIncoming.toRequest({ ...release, to: 'cash', accountNumber: '' })).toMatchObject({
    ok: true,
    value: { accountNumber: null },
  });
  expect(forwardIncoming.toRequest({ number, toBranch: '1002', grounds: '该支行客户' }).ok).toBe(true);
  expect(forwardIncoming.toRequest({ number, toBranch: '12', grounds: '该支行客户' }).ok).toBe(false);
  expect(returnIncoming.toRequest({ number, grounds: '拒收' })).toMatchObject({ ok: true, value: { reason: 'refused' } });
  expect(inquire.toRequest({ number, question: '请查复' }).ok).toBe(true);
  expect(inquire.toRequest({ number, question: '问\u0001' }).ok).toBe(false);
  expect(replyToInquiry.toRequest({ number, reply: '已入账' }).ok).toBe(true);
  expect(replyToInquiry.toRequest({ number: 'x', reply: '已入账' }).ok).toBe(false);
});
