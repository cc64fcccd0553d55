import { Button } from 'antd';
import type { Quote } from '../../../../contract/central/transactions.ts';
import { fromWire } from '../../../../contract/money/amount.ts';
import { toUppercaseVoucherAmount } from '../../../../contract/money/uppercase.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../../shared/components/KeyHint.tsx';
import { Money } from '../../../shared/components/Money.tsx';
import { grouped } from '../../../shared/grouped.ts';
import { useComeIntoView } from '../../../shared/useComeIntoView.ts';
import { ChangeReview } from '../../customer/maintain/ChangeReview.tsx';
import { OverridePanel, useCleared } from '../../overrides/OverridePanel.tsx';
import { BookedForms } from '../../vouchers/BookedForms.tsx';
import { post, quote as quoteAgain } from '../formActions.ts';
import { InterestSlip } from '../result/InterestSlip.tsx';
import { ResultFacts } from '../result/ResultFacts.tsx';
import { ReversalPreview } from '../result/ReversalPreview.tsx';
import { mayPost } from '../shownFields.ts';
import type { FormProps } from '../TransactionForm.tsx';
import { ReviewConditions } from './ReviewConditions.tsx';

interface QuoteReviewProps extends FormProps {
  readonly quote: Quote;
}

/** What will be booked if the teller posts now: nothing has been booked yet. */
export const QuoteReview = ({ entry, definition, quote }: QuoteReviewProps) => {
  const { t, name } = useTexts();
  const { clientKey } = entry.view;
  const shown = useComeIntoView<HTMLElement>();
  const idle = entry.busy === null;
  const complete = mayPost(definition, entry);
  const cleared = useCleared(clientKey, quote);
  return (
    <section ref={shown} className="side-card review" aria-label={t('review.label')}>
      <header>
        <h2>{t('review.title')}</h2>
        <span className="badge badge-pending">{t('review.notBooked')}</span>
      </header>
      <p className="review-what">{name(definition.names)}</p>
      {quote.amount !== '0' && (
        <>
          <Money value={quote.amount} currency={quote.currency} size="huge" />
          <p className="amount-echo-capitals">{toUppercaseVoucherAmount(fromWire(quote.amount), quote.currency)}</p>
        </>
      )}
      <ChangeReview entry={entry} definition={definition} />
      <dl className="facts">
        {quote.account !== null && (
          <>
            <dt>{t('review.account')}</dt>
            <dd>
              <b>{quote.account.holderName}</b>
              <span className="figures">{grouped(quote.account.number)}</span>
            </dd>
            <dt>{t('review.balanceNow')}</dt>
            <dd>
              <Money value={quote.account.balance} currency={quote.account.currency} />
            </dd>
          </>
        )}
        {quote.balanceAfter !== null && (
          <>
            <dt>{t('review.balanceAfter')}</dt>
            <dd>
              <Money value={quote.balanceAfter} currency={quote.currency} size="large" />
            </dd>
          </>
        )}
      </dl>
      <InterestSlip result={quote.result} />
      <ReversalPreview result={quote.result} />
      <ResultFacts result={quote.result} account={quote.account?.number} />
      <BookedForms result={quote.result} />
      <ReviewConditions quote={quote} />
      <OverridePanel clientKey={clientKey} quote={quote} ready={idle && complete} stale={entry.error?.code === 'QUOTE_STALE'} />
      <ErrorNotice error={entry.error} />
      <Button type="primary" size="large" block disabled={!idle || !complete || !cleared} onClick={() => void post(clientKey)}>
        {t('review.post')} <KeyHint keys="F10" />
      </Button>
      <div className="review-more">
        <Button type="text" disabled={!idle} onClick={() => void quoteAgain(clientKey)}>
          {entry.busy === 'quote' ? t('transaction.quoting') : t('review.quoteAgain')} <KeyHint keys="Ctrl+Enter" />
        </Button>
        <span>
          {t('review.change')} <KeyHint keys="Esc" />
        </span>
      </div>
    </section>
  );
};
