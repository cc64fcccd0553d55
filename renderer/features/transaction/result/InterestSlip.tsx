import type { Quote } from '../../../../contract/central/transactions.ts';
import { CNY } from '../../../../contract/money/currency.ts';
import { type InterestLine, interestSlipSchema } from '../../../../contract/products/interestSlip.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { Money } from '../../../shared/components/Money.tsx';

const Line = ({ line }: { readonly line: InterestLine }) => {
  const { t } = useTexts();
  return (
    <tr>
      <td>{t(`interest.kinds.${line.kind}`)}</td>
      <td className="figures">{line.from}</td>
      <td className="figures">{line.to}</td>
      <td>
        <Money value={line.base} currency={CNY} />
      </td>
      <td className="figures">{line.months > 0 ? t('interest.monthsAndDays', { months: line.months, days: line.days }) : line.days}</td>
      <td className="figures">{line.rate}%</td>
      <td className="figures">{line.amount ?? line.product ?? ''}</td>
    </tr>
  );
};

/** How the interest came about, line by line: each stretch of time with its base, days and rate (domain: interest). */
export const InterestSlip = ({ result }: { readonly result: Quote['result'] }) => {
  const { t } = useTexts();
  const slip = interestSlipSchema.safeParse(result?.slip);
  if (!slip.success) return null;
  const { lines, principal, interest, tax, net } = slip.data;
  return (
    <section className="interest-slip" aria-label={t('interest.title')}>
      <h3>{t('interest.title')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the card scrolls, and must by keyboard too */}
      <section className="interest-lines" tabIndex={0} aria-label={t('interest.lines')}>
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('interest.kind')}</th>
              <th scope="col">{t('interest.from')}</th>
              <th scope="col">{t('interest.to')}</th>
              <th scope="col">{t('interest.base')}</th>
              <th scope="col">{t('interest.days')}</th>
              <th scope="col">{t('interest.rate')}</th>
              <th scope="col">{t('interest.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={`${line.kind}-${line.from}-${line.base}-${line.rate}`} line={line} />
            ))}
          </tbody>
        </table>
      </section>
      <dl className="facts">
        <dt>{t('interest.principal')}</dt>
        <dd>
          <Money value={principal} currency={CNY} />
        </dd>
        <dt>{t('interest.gross')}</dt>
        <dd>
          <Money value={interest} currency={CNY} />
        </dd>
        <dt>{t('interest.tax')}</dt>
        <dd>
          <Money value={tax} currency={CNY} />
        </dd>
        <dt>{t('interest.net')}</dt>
        <dd>
          <Money value={net} currency={CNY} />
        </dd>
      </dl>
    </section>
  );
};
