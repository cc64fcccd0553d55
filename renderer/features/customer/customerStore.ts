import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { AccountNumber } from '../../../contract/primitives.ts';
import type { AccountDetails, CustomerView } from '../../../contract/views/customer.ts';
import { teller } from '../../bridge/teller.ts';

export type Looked<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'found'; readonly value: T }
  | { readonly state: 'failed'; readonly error: WireError };

interface CustomerStore {
  readonly accounts: Readonly<Record<string, Looked<AccountDetails>>>;
  readonly customers: Readonly<Record<string, Looked<CustomerView>>>;
  /** Asks central for an account and its holder. An account that is shown already is asked for again: balances move. */
  lookUp(accountNumber: AccountNumber): Promise<void>;
  loadCustomer(customerNumber: string): Promise<void>;
}

export const useCustomerStore = create<CustomerStore>()((set, get) => {
  const putAccount = (number: string, looked: Looked<AccountDetails>): void =>
    set(({ accounts }) => ({ accounts: { ...accounts, [number]: looked } }));
  const putCustomer = (number: string, looked: Looked<CustomerView>): void =>
    set(({ customers }) => ({ customers: { ...customers, [number]: looked } }));
  return {
    accounts: {},
    customers: {},
    lookUp: async (accountNumber) => {
      // What is known stays on screen while it is asked again, so that the panel does not flicker at every Enter.
      if (get().accounts[accountNumber]?.state !== 'found') putAccount(accountNumber, { state: 'loading' });
      const result = await teller.call('account.view', { accountNumber });
      if (result.ok) putAccount(accountNumber, { state: 'found', value: result.value });
      // Without central the last known state is better than none; the banner over the counter says that it may be old.
      else if (get().accounts[accountNumber]?.state !== 'found' || result.error.code !== 'CENTRAL_UNREACHABLE')
        putAccount(accountNumber, { state: 'failed', error: result.error });
      if (result.ok) await get().loadCustomer(result.value.customerNumber);
    },
    loadCustomer: async (customerNumber) => {
      if (get().customers[customerNumber]?.state !== 'found') putCustomer(customerNumber, { state: 'loading' });
      const result = await teller.call('customer.view', { customerNumber });
      putCustomer(customerNumber, result.ok ? { state: 'found', value: result.value } : { state: 'failed', error: result.error });
    },
  };
});

export const useAccount = (number: string | null): Looked<AccountDetails> | undefined =>
  useCustomerStore((state) => (number === null ? undefined : state.accounts[number]));
export const useCustomer = (number: string | null): Looked<CustomerView> | undefined =>
  useCustomerStore((state) => (number === null ? undefined : state.customers[number]));
