import { expect, test } from 'vitest';
import { accountActions } from './accountActions.ts';

const subject = { accountNumber: '10010100000000112', customerNumber: '6000000011' };

test('from an account every transaction on accounts begins with it filled in', () => {
  const actions = accountActions(subject, ['teller']);
  expect(actions.find(({ definition }) => definition.code === '1202')?.values).toEqual({ accountNumber: subject.accountNumber });
  expect(actions.find(({ definition }) => definition.code === '1002')?.values).toEqual({ customerNumber: subject.customerNumber });
});

test('each key begins one transaction', () => {
  const keys = accountActions(subject, ['teller', 'supervisor', 'seniorTeller', 'backOffice']).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

test('who may not do it is not offered it; without an account only the customer can be the subject', () => {
  expect(accountActions(subject, ['auditor'])).toEqual([]);
  const codes = accountActions({ ...subject, accountNumber: null }, ['teller']).map(({ definition }) => definition.code);
  expect(codes).toContain('1002');
  expect(codes).not.toContain('1202');
});
