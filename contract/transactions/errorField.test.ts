import { describe, expect, test } from 'vitest';
import { type WireError, wireError } from '../errors/wire.ts';
import { openDemandAccount } from './account/1101.ts';
import { openTermDeposit } from './account/1102.ts';
import { closeAccount } from './account/1103.ts';
import { placeHold } from './account/1107.ts';
import { reactivateAccount } from './account/1109.ts';
import { updatePassbook } from './account/1110.ts';
import { newPassbook } from './account/1111.ts';
import { cashWithdrawal } from './cash/1202.ts';
import { transfer } from './cash/1203.ts';
import { changeTermDeposit } from './cash/1205.ts';
import { reverse } from './correction/1501.ts';
import type { FormValues, TransactionDefinition } from './definition.ts';
import { atItsField } from './errorField.ts';
import { fieldError } from './fields.ts';

const where = (definition: TransactionDefinition, error: WireError, values: FormValues = {}): string | undefined =>
  atItsField(definition, values, error).fields?.[0]?.field;

describe('what central refuses stands at its field', () => {
  test.each([
    ['a frozen account', cashWithdrawal, wireError('ACCOUNT_FROZEN', { accountNumber: '1' }), 'accountNumber'],
    ['a lost book', cashWithdrawal, wireError('PASSBOOK_LOST', { passbookNumber: '1' }), 'accountNumber'],
    ['an ID that was not shown', cashWithdrawal, wireError('IDENTITY_NEEDED'), 'shownName'],
    ['too little money', cashWithdrawal, wireError('BALANCE_TOO_LOW'), 'amount'],
    ['a limit of the class', cashWithdrawal, wireError('ACCOUNT_CLASS_LIMIT'), 'amount'],
    ['one account twice', transfer, wireError('SAME_ACCOUNT'), 'toAccount'],
    ['another’s name', transfer, wireError('NAME_DIFFERS'), 'payeeName'],
    ['another’s ID', closeAccount, wireError('NAME_DIFFERS'), 'shownName'],
    ['somebody under age', openDemandAccount, wireError('CUSTOMER_UNDER_AGE'), 'customerNumber'],
    ['an expired ID', openDemandAccount, wireError('ID_DOCUMENT_EXPIRED'), 'customerNumber'],
    ['a document that is not on file', reactivateAccount, wireError('ID_DOCUMENT_DIFFERS'), 'idNumber'],
    ['an account that is awake', reactivateAccount, wireError('ACCOUNT_NOT_DORMANT'), 'accountNumber'],
    ['an agent who may not', openDemandAccount, wireError('AGENCY_REFUSED'), 'byAgent'],
    ['one more of the class', openDemandAccount, wireError('ACCOUNT_CLASS_LIMIT'), 'class'],
    ['a book out of order', openDemandAccount, wireError('VOUCHER_NUMBER_SKIPPED'), 'newPassbook'],
    ['another’s book', updatePassbook, wireError('PASSBOOK_UNKNOWN'), 'passbookNumber'],
    ['a book that is not full', newPassbook, wireError('PASSBOOK_NOT_FULL'), 'passbookNumber'],
    ['a term that is over', placeHold, wireError('HOLD_REFUSED', { reason: 'endsOn' }), 'endsOn'],
    ['an unknown transaction', reverse, wireError('REVERSAL_UNKNOWN'), 'traceNumber'],
  ] as const)('%s', (_what, definition, error, field) => {
    expect(where(definition, error)).toBe(field);
  });

  test('of two accounts it is the one that central names', () => {
    const values = { fromAccount: '1001 0100 0000 00112', toAccount: '10010100000000625' };
    expect(where(transfer, wireError('ACCOUNT_FROZEN', { accountNumber: '10010100000000625' }), values)).toBe('toAccount');
    expect(where(transfer, wireError('ACCOUNT_FROZEN', { accountNumber: '10010100000000112' }), values)).toBe('fromAccount');
  });

  test('pieces are told where they are counted', () => {
    const wrong = wireError('DENOMINATIONS_MISMATCH', {}, [fieldError('denominations', 'DENOMINATIONS_MISMATCH')]);
    expect(where(openTermDeposit, wrong)).toBe('fundingPieces');
    expect(where(changeTermDeposit, wrong, { step: 'payIn' })).toBe('fundingPieces');
    expect(where(changeTermDeposit, wrong)).toBe('payoutPieces');
  });

  test('what belongs to no field stays as it was', () => {
    const error = wireError('SIGN_ON_NEEDED');
    expect(atItsField(cashWithdrawal, {}, error)).toBe(error);
    expect(where(placeHold, wireError('HOLD_REFUSED', { reason: 'endsOn' }), { endsOn: '' })).toBe('endsOn');
  });
});
