import type { AccountDetails, AccountView } from '../../../contract/views/customer.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import { grouped } from '../../shared/grouped.ts';
import { AccountServices } from './AccountServices.tsx';
import { AccountStateBadge } from './AccountStateBadge.tsx';
import { PassbookFacts } from './PassbookFacts.tsx';

/** One account: its state first, because it decides whether anything else matters. */
export const AccountCard = ({ account }: { readonly account: AccountView | AccountDetails }) => {
  const { t, pick } = useTexts();
  const lost = account.passbook?.state === 'lost';
  return (
    <section className="account-card" aria-label={t('customer.account', { number: account.number })}>
      {account.state !== 'active' && (
        <p className={`state-banner state-banner-${account.state}`} role="alert">
          {t(`customer.stateBanners.${account.state}`)}
        </p>
      )}
      {lost && (
        <p className="state-banner state-banner-lost" role="alert">
          {t('customer.stateBanners.lost')}
        </p>
      )}
      <p className="account-number">
        <span className="figures">{grouped(account.number)}</span> <AccountStateBadge state={account.state} />
      </p>
      <p className="account-product">
        {pick(account.productNameZh, account.productNameEn)} · {account.currency}
      </p>
      <dl className="facts">
        <dt>{t('customer.balance')}</dt>
        <dd>
          <Money value={account.balance} currency={account.currency} size="large" />
        </dd>
        {account.available !== account.balance && (
          <>
            <dt>{t('customer.available')}</dt>
            <dd>
              <Money value={account.available} currency={account.currency} />
            </dd>
          </>
        )}
      </dl>
      <PassbookFacts passbook={account.passbook} />
      {'holds' in account && <AccountServices account={account} />}
    </section>
  );
};
