import type { CustomerView } from '../../../contract/views/customer.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import { grouped } from '../../shared/grouped.ts';
import { AccountStateBadge } from './AccountStateBadge.tsx';

interface OtherAccountsProps {
  readonly customer: CustomerView;
  readonly shown: string;
}

export const OtherAccounts = ({ customer, shown }: OtherAccountsProps) => {
  const { t, pick } = useTexts();
  const others = customer.accounts.filter((each) => each.number !== shown);
  if (others.length === 0) return null;
  return (
    <section className="other-accounts" aria-label={t(shown === '' ? 'customer.accounts' : 'customer.others')}>
      <h3>{t(shown === '' ? 'customer.accounts' : 'customer.others')}</h3>
      <ul>
        {others.map((each) => (
          <li key={each.number}>
            <span className="figures">{grouped(each.number)}</span>
            <small>{pick(each.productNameZh, each.productNameEn)}</small>
            {each.state !== 'active' && <AccountStateBadge state={each.state} />}
            <Money value={each.balance} currency={each.currency} />
          </li>
        ))}
      </ul>
    </section>
  );
};
