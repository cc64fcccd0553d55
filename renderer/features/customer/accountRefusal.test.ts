import { expect, test } from 'vitest';
import type { AccountView } from '../../../contract/views/customer.ts';
import { accountRefusal } from './accountRefusal.ts';

const account = (state: AccountView['state']) => ({ state: 'found', value: { number: '1', state } as AccountView }) as const;

test('a frozen, dormant or closed account is told at the field as soon as it is looked up', () => {
  expect(accountRefusal(account('frozen'))?.code).toBe('ACCOUNT_FROZEN');
  expect(accountRefusal(account('dormant'))?.code).toBe('ACCOUNT_DORMANT');
  expect(accountRefusal(account('closed'))?.code).toBe('ACCOUNT_CLOSED');
  expect(accountRefusal(account('active'))).toBeUndefined();
});
