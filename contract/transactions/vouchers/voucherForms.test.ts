import { describe, expect, it, test } from 'vitest';
import type { FormValues, TransactionDefinition } from '../definition.ts';
import { receiveVouchers } from './0231.ts';
import { handOverVouchers } from './0232.ts';
import { voidVoucher } from './0233.ts';
import { sellVouchers } from './0234.ts';
import { countVouchers } from './0235.ts';

const LI = { tellerId: '100101', branchCode: '1001', tillId: null };
const witness = { tellerId: '100190', name: '陈淑兰', proof: 'proof' };
const proven = { tellerId: '100190', proof: 'proof' };
const passbooks = [{ type: 'passbook', first: '10000001', last: '10000010' }];

const request = (definition: TransactionDefinition, values: FormValues): unknown => {
  const made = definition.toRequest?.(values, LI);
  return made?.ok === true ? made.value : made?.error.map(({ field, code }) => `${field} ${code}`);
};

describe('one range', () => {
  it('is received with a second person; a last number left out is one form', () => {
    expect(request(receiveVouchers, { forms: passbooks, witness })).toEqual({ ...passbooks[0], witness: proven });
    expect(request(receiveVouchers, { forms: [{ type: 'passbook', first: '１0000001', last: '' }], witness })).toMatchObject({
      first: '10000001',
      last: '10000001',
    });
  });
  it.each([
    ['too short', { type: 'passbook', first: '101', last: '110' }, 'VOUCHER_RANGE_WRONG'],
    ['backwards', { type: 'passbook', first: '10000010', last: '10000001' }, 'VOUCHER_RANGE_WRONG'],
    ['as wide as a book, but of cards', { type: 'card', first: '10000001', last: '10000010' }, 'VOUCHER_RANGE_WRONG'],
    ['more than a delivery ever has', { type: 'passbook', first: '10000000', last: '99999999' }, 'VOUCHER_RANGE_WRONG'],
    ['letters', { type: 'passbook', first: 'A0000001', last: '' }, 'VOUCHER_RANGE_WRONG'],
    ['no kind', { type: '', first: '10000001', last: '' }, 'FIELD_REQUIRED'],
    ['no number', { type: 'passbook', first: '', last: '' }, 'FIELD_REQUIRED'],
    ['nothing', { type: '', first: '', last: '' }, 'FIELD_REQUIRED'],
  ])('%s is refused', (_what, range, code) => {
    expect(request(receiveVouchers, { forms: [range], witness })).toEqual([`forms ${code}`]);
  });
});

describe('forms that go from hand to hand', () => {
  const transfer = {
    kind: 'vouchers',
    code: '0232',
    number: '2026030200000012',
    giver: '100180',
    receiver: '100101',
    token: null,
    givenAt: '2026-03-02T01:00:00.000Z',
    type: 'passbook',
    first: '10000001',
    last: '10000010',
    from: 'vault',
    to: 'teller',
  };
  it('say from where to where by the step that was chosen', () => {
    const given = { receiver: '100101', forms: passbooks };
    expect(request(handOverVouchers, { ...given, step: 'giveFromVault', witness })).toEqual({
      step: 'give',
      receiver: '100101',
      ...passbooks[0],
      from: 'vault',
      to: 'teller',
      witness: proven,
    });
    expect(request(handOverVouchers, { ...given, step: 'giveToVault' })).toMatchObject({ from: 'teller', to: 'vault' });
    expect(request(handOverVouchers, { ...given, step: 'giveToTeller' })).toMatchObject({ from: 'teller', to: 'teller' });
    expect(request(handOverVouchers, { ...given, step: 'giveFromVault' })).toEqual(['witness WITNESS_NEEDED']);
    const applications = [{ type: 'draftApplication', first: '10000001', last: '' }];
    expect(request(handOverVouchers, { ...given, forms: applications, step: 'giveFromVault' })).toMatchObject({ step: 'give' });
  });
  it('are accepted as they were given, and returned for a reason', () => {
    expect(request(handOverVouchers, { step: 'accept', transfer, token: 'abcd2345' })).toEqual({
      step: 'accept',
      number: '2026030200000012',
      ...passbooks[0],
      from: 'vault',
      to: 'teller',
      token: 'ABCD2345',
    });
    expect(request(handOverVouchers, { step: 'return', transfer, reason: '号段不符', witness })).toMatchObject({
      step: 'return',
      witness: proven,
    });
    expect(request(handOverVouchers, { step: 'accept', transfer: { ...transfer, receiver: '100102' }, token: 'abcd2345' })).toEqual([
      'transfer TRANSFER_NOT_YOURS',
    ]);
  });
});

test('a spoilt form is the teller’s own affair; a lost one and those of the vault want a supervisor', () => {
  const forms = [{ type: 'passbook', first: '10000001', last: '' }];
  const spoilt = { what: 'void', forms, reason: '打印错位' };
  expect(request(voidVoucher, spoilt)).toEqual({ of: 'teller', type: 'passbook', number: '10000001', fate: 'void', reason: '打印错位' });
  expect(request(voidVoucher, { ...spoilt, what: 'lost' })).toEqual(['witness FIELD_REQUIRED']);
  expect(request(voidVoucher, { ...spoilt, what: 'vaultLost', witness })).toMatchObject({ of: 'vault', fate: 'lost', witness: proven });
  expect(request(voidVoucher, { ...spoilt, what: 'vaultVoid', witness })).toMatchObject({ of: 'vault', fate: 'void' });
});

test('only forms of class B are sold', () => {
  const cheques = [{ type: 'transferCheque', first: '10000001', last: '10000025' }];
  expect(request(sellVouchers, { customerNumber: '1000000017', forms: cheques })).toEqual({ customerNumber: '1000000017', ...cheques[0] });
  expect(request(sellVouchers, { customerNumber: '1000000017', forms: passbooks })).toEqual(['forms VOUCHER_NOT_FOR_SALE']);
});

test('a stock-take takes as many ranges as lie there, each number once, or none', () => {
  const ranges = [...passbooks, { type: 'passbook', first: '10000020', last: '' }, { type: '', first: '', last: '' }];
  expect(request(countVouchers, { of: 'teller', ranges })).toEqual({
    of: 'teller',
    ranges: [passbooks[0], { type: 'passbook', first: '10000020', last: '10000020' }],
  });
  expect(request(countVouchers, { of: 'teller' })).toEqual({ of: 'teller', ranges: [] });
  expect(request(countVouchers, { of: 'vault', ranges })).toEqual(['witness FIELD_REQUIRED']);
  const twice = [...passbooks, { type: 'passbook', first: '10000010', last: '10000011' }];
  expect(request(countVouchers, { of: 'teller', ranges: twice })).toEqual(['ranges VOUCHER_RANGE_TWICE']);
});
