import type { Quote } from '../../../../contract/central/transactions.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { Money } from '../../../shared/components/Money.tsx';

/** Fees, overrides that must be given, and what the teller must be told. */
export const ReviewConditions = ({ quote }: { readonly quote: Quote }) => {
  const { t, pick } = useTexts();
  return (
    <>
      <dl className="facts">
        <dt>{t('review.fees')}</dt>
        {quote.fees.length === 0 && <dd>{t('review.noFees')}</dd>}
        {quote.fees.map((fee) => (
          <dd key={fee.code}>
            {pick(fee.nameZh, fee.nameEn)} <Money value={fee.amount} currency={quote.currency} />
          </dd>
        ))}
      </dl>
      {quote.overrides.map((each) => (
        <p key={each.rule} className="notice notice-warning">
          <strong>{t('review.override')}</strong>
          <span>{pick(each.reasonZh, each.reasonEn)}</span>
        </p>
      ))}
      {quote.notices.map((each) => (
        <p key={each.textEn} className={`notice notice-${each.level}`}>
          {pick(each.textZh, each.textEn)}
        </p>
      ))}
    </>
  );
};
