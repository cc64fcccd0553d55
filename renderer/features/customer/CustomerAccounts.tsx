import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { AccountView } from '../../../contract/views/customer.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import { grouped } from '../../shared/grouped.ts';
import { rowKeys } from '../../shared/rowKeys.ts';
import { startByCode, startTransaction } from '../code-bar/startTransaction.ts';
import { AccountStateBadge } from './AccountStateBadge.tsx';
import { useSearchStore } from './searchStore.ts';
import type { AccountAction } from './view/accountActions.ts';

interface CustomerAccountsProps {
  readonly accounts: readonly AccountView[];
  /** What a key on the marked account's row begins. */
  readonly actions: readonly AccountAction[];
}

/**
 * The customer's accounts, in every state. Moving through them shows each one's book beside; Enter opens a deposit for it, and each of the
 * other transactions has its key.
 */
export const CustomerAccounts = ({ accounts, actions }: CustomerAccountsProps) => {
  const { t, pick } = useTexts();
  const { accountNumber, mark } = useSearchStore();
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    body.current?.querySelector<HTMLElement>('tr')?.focus();
  }, []);
  const deposit = (account: AccountView): void => void startByCode('1201', { accountNumber: account.number });
  const begin = (event: KeyboardEvent<HTMLElement>): void => {
    const action =
      event.ctrlKey || event.altKey || event.metaKey || event.repeat ? undefined : actions.find(({ key }) => key === event.key);
    if (action === undefined) return;
    event.preventDefault();
    void startTransaction(action.definition, action.values);
  };
  return (
    <section className="customer-accounts" aria-label={t('customer.accounts')}>
      <header>
        <h3>{t('customer.accounts')}</h3>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t('customer.chooseAccount')} <kbd>Enter</kbd> {t('customer.deposit')}
        </span>
      </header>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{t('customer.accountNumber')}</th>
            <th scope="col">{t('customer.product')}</th>
            <th scope="col">{t('customer.state')}</th>
            <th scope="col">{t('customer.openedOn')}</th>
            <th scope="col" className="right">
              {t('customer.balance')}
            </th>
            <th scope="col" className="right">
              {t('ecif.holds')}
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {accounts.map((each) => (
            <tr
              key={each.number}
              tabIndex={0}
              aria-selected={each.number === accountNumber}
              onFocus={() => mark(each.number)}
              onKeyDown={(event) => {
                rowKeys(event, () => deposit(each));
                begin(event);
              }}
              onDoubleClick={() => deposit(each)}
            >
              <td className="figures">{grouped(each.number)}</td>
              <td>{pick(each.productNameZh, each.productNameEn)}</td>
              <td>
                <AccountStateBadge state={each.state} />
              </td>
              <td className="figures">{each.openedOn}</td>
              <td className="right">
                <Money value={each.balance} currency={each.currency} />
              </td>
              <td className="right">
                {each.balance !== each.available && (
                  <Money value={BigInt(each.balance) - BigInt(each.available)} currency={each.currency} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
