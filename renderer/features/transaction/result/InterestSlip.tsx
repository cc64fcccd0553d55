import type { Quote } from '../../../../contract/central/transactions.ts';
import { CNY } from '../../../../contract/money/currency.ts';
import { type InterestLine, interestSlipSchema } from '../../../../contract/products/interestSlip.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { Money } from '../../../shared/components/Money.tsx';

/** One stretch of time: what it was, from when to when, and base × time × rate with what it earned. */
const Line = ({ line }: { readonly line: InterestLine }) => {
  const { t } = useTexts();
  const { months, days, amount, product } = line;
  const time = [
    ...(months > 0 ? [t('interest.months', { months })] : []),
    ...(days !== 0 || months === 0 ? [t('interest.days', { days })] : []),
  ].join(' ');
  return (
    <li>
      <p>
        <b>{t(`interest.kinds.${line.kind}`)}</b>{' '}
        <span className="figures">
          {line.from} — {line.to}
        </span>
      </p>
      <p className="figures interest-formula">
        <span>
          <Money value={line.base} currency={CNY} /> × {time} × {line.rate}%
        </span>
        <b>{amount ?? (product === null ? '' : t('interest.product', { product }))}</b>
      </p>
    </li>
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
      <ol className="interest-lines" aria-label={t('interest.lines')}>
        {lines.map((line) => (
          <Line key={`${line.kind}-${line.from}-${line.base}-${line.rate}`} line={line} />
        ))}
      </ol>
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
