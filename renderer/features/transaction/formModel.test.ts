import { expect, test } from 'vitest';
import { wireError } from '../../../contract/errors/wire.ts';
import { cashDeposit } from '../../../contract/transactions/cash/1201.ts';
import { answered, began, failed, fieldToGoOn, isEmpty, leftFields, reopened, shownErrors, told, typed } from './formModel.ts';
import { testDocument, testEntry, testQuote, testView } from './testing/forms.ts';

test('typing outdates the quote and takes the refusal away from that field only', () => {
  const refused = [
    { field: 'amount', code: 'AMOUNT_ZERO' as const, details: {} },
    { field: 'accountNumber', code: 'ACCOUNT_UNKNOWN' as const, details: {} },
  ];
  const entry = typed(testEntry({ stage: 'quoted', quote: testQuote }, { refused }), 'amount', '5');
  expect(entry.edited).toBe(true);
  expect(entry.saving).toBe('pending');
  expect(entry.refused.map((each) => each.field)).toEqual(['accountNumber']);
});

test('a field shows what is wrong with it only after it was left', () => {
  const entry = typed(testEntry(), 'amount', '12.345');
  expect(shownErrors(entry, cashDeposit).size).toBe(0);
  expect(shownErrors(leftFields(entry, ['amount']), cashDeposit).get('amount')?.code).toBe('AMOUNT_TOO_MANY_DECIMALS');
});

test('what central says about a field stands there, before what the form itself would say', () => {
  const error = wireError('INPUT_INVALID', { reason: '' }, [{ field: 'accountNumber', code: 'ACCOUNT_FROZEN', details: {} }]);
  const entry = failed(began(testEntry(), 'quote'), 'quote', error, false);
  expect(shownErrors(entry, cashDeposit).get('accountNumber')?.code).toBe('ACCOUNT_FROZEN');
});

test('news that comes late changes nothing', () => {
  const entry = testEntry({ stage: 'accepted', updatedAt: '2025-11-21T01:00:05.000Z' });
  expect(told(entry, testView({ stage: 'sending', updatedAt: '2025-11-21T01:00:04.000Z' }))).toBe(entry);
});

test('a post whose answer was lost is in doubt until the agent tells where it stands', () => {
  const entry = failed(began(testEntry({ stage: 'quoted', quote: testQuote }), 'post'), 'post', wireError('DEADLINE_EXCEEDED'), true);
  expect(entry.uncertain).toBe(true);
  expect(told(entry, testView({ stage: 'quoted', quote: testQuote })).uncertain).toBe(true);
  expect(told(entry, testView({ stage: 'sending' })).uncertain).toBe(false);
});

test('a quote puts the form to rest; going back opens it again without losing a value', () => {
  const quoted = answered(typed(testEntry(), 'amount', '5'), 'quote', testView({ stage: 'quoted', quote: testQuote }));
  expect(quoted.edited).toBe(false);
  expect(reopened(quoted).edited).toBe(true);
  expect(reopened(quoted).values).toEqual({ amount: '5' });
});

test('a form with nothing but blanks and zeros is empty', () => {
  expect(isEmpty(testEntry())).toBe(true);
  expect(isEmpty(testEntry({}, { values: { amount: ' ', denominations: {}, count: { n100: 0 } } }))).toBe(true);
  expect(isEmpty(testEntry({}, { values: { denominations: { n100: 1 } } }))).toBe(false);
});

test('a resumed form goes on where it was left', () => {
  expect(fieldToGoOn(testEntry(), cashDeposit)).toBe('accountNumber');
  const half = testEntry({}, { values: { accountNumber: '6217001001000018', amount: '5' } });
  expect(fieldToGoOn(half, cashDeposit)).toBe('denominations');
  const whole = testEntry({}, { values: { accountNumber: '6217001001000018', amount: '5', denominations: { n5: 1 } } });
  expect(fieldToGoOn(whole, cashDeposit)).toBeNull();
});

test('an event that tells the outcome ends the call, and its late answer does not end the next one', () => {
  const posting = began(testEntry({ stage: 'quoted', quote: testQuote }), 'post');
  expect(told(posting, testView({ stage: 'sending' })).busy).toBe('post');
  const known = told(posting, testView({ stage: 'accepted' }));
  expect(known.busy).toBeNull();
  const printing = began(known, 'print');
  expect(answered(printing, 'post', testView({ stage: 'accepted' })).busy).toBe('print');
  expect(failed(printing, 'post', wireError('DEADLINE_EXCEEDED'), true)).toBe(printing);
});

test('a print is under way until the device has said something of a line', () => {
  const printing = began(testEntry({ stage: 'accepted', document: testDocument('prepared') }), 'print');
  expect(told(printing, testView({ stage: 'printing', document: testDocument('sent', ['waiting']) })).busy).toBe('print');
  expect(told(printing, testView({ stage: 'printing', document: testDocument('sent', ['confirmed']) })).busy).toBeNull();
  expect(told(printing, testView({ stage: 'printing', document: testDocument('failed', ['waiting']) })).busy).toBeNull();
});
