import type { Quote } from '../../../../contract/central/transactions.ts';
import { CNY } from '../../../../contract/money/currency.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { Money } from '../../../shared/components/Money.tsx';
import { grouped } from '../../../shared/grouped.ts';
import { type Fact, factsOf } from './resultFacts.ts';

const FactValue = ({ fact }: { readonly fact: Fact }) => {
  const { t } = useTexts();
  switch (fact.kind) {
    case 'money':
      return <Money value={BigInt(fact.value)} currency={CNY} />;
    case 'account':
      return <span className="figures selectable">{grouped(fact.value)}</span>;
    case 'rate':
      return <span className="figures">{fact.value}%</span>;
    case 'medium':
      return (
        <>{fact.value === 'passbook' || fact.value === 'card' || fact.value === 'certificate' ? t(`media.${fact.value}`) : fact.value}</>
      );
    case 'surplusTo':
      return (
        <>{fact.value === 'account' || fact.value === 'payable' || fact.value === 'cash' ? t(`surplusTo.${fact.value}`) : fact.value}</>
      );
    case 'bounced':
      return <>{fact.value === 'uncovered' || fact.value === 'seal' ? t(`bounced.${fact.value}`) : fact.value}</>;
    case 'yesNo':
      return <>{t(fact.value === 'true' ? 'transaction.yes' : 'transaction.no')}</>;
    case 'token':
      return <b className="figures selectable fact-token">{fact.value}</b>;
    default:
      return <span className="figures selectable">{fact.value}</span>;
  }
};

interface ResultFactsProps {
  readonly result: Quote['result'];
  /** The account that stands beside already. */
  readonly account?: string | undefined;
}

/** New numbers, dates, tokens: what the teller reads out or hands over. */
export const ResultFacts = ({ result, account }: ResultFactsProps) => {
  const { t } = useTexts();
  const facts = factsOf(result).filter(({ name, value }) => name !== 'accountNumber' || value !== account);
  if (facts.length === 0) return null;
  return (
    <dl className="facts result-more">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{t(`facts.${fact.name}`)}</dt>
          <dd>
            <FactValue fact={fact} />
          </dd>
        </div>
      ))}
    </dl>
  );
};
