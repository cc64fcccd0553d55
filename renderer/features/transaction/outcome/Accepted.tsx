import { useEffect } from 'react';
import { useTexts } from '../../../i18n/useTexts.ts';
import { Money } from '../../../shared/components/Money.tsx';
import { useCustomerStore } from '../../customer/customerStore.ts';
import { GivenToken } from '../../transfers/GivenToken.tsx';
import { BookedForms } from '../../vouchers/BookedForms.tsx';
import { InterestSlip } from '../result/InterestSlip.tsx';
import { ResultFacts } from '../result/ResultFacts.tsx';
import { ReversalPreview } from '../result/ReversalPreview.tsx';
import type { OutcomeProps } from './OutcomeStage.tsx';

/** Central has it. The trace number and the balance are what the teller says to the customer. */
export const Accepted = ({ entry, step }: OutcomeProps) => {
  const { t } = useTexts();
  const { accepted, document } = entry.view;
  const number = accepted?.account?.number;
  // Balance, book and state have moved; an account that was just opened was never asked for.
  useEffect(() => {
    if (number !== undefined) void useCustomerStore.getState().lookUp(number);
  }, [number]);
  return (
    <section className="result result-accepted" role="status" aria-label={t('outcome.label')}>
      <h2>
        <span aria-hidden="true">✓</span> {t('outcome.accepted')}
      </h2>
      {accepted !== null && (
        <dl className="result-facts">
          <div>
            <dt>{t('outcome.trace')}</dt>
            <dd className="figures selectable">{accepted.traceNumber}</dd>
          </div>
          {accepted.amount !== '0' && (
            <div>
              <dt>{t('outcome.amount')}</dt>
              <dd>
                <Money value={accepted.amount} currency={accepted.currency} />
              </dd>
            </div>
          )}
          {accepted.account !== null && (
            <div>
              <dt>{t('outcome.balance')}</dt>
              <dd>
                <Money value={accepted.account.balance} currency={accepted.account.currency} />
              </dd>
            </div>
          )}
        </dl>
      )}
      {accepted !== null && (
        <>
          <ReversalPreview result={accepted.result} />
          <ResultFacts result={accepted.result} />
          <InterestSlip result={accepted.result} />
          <BookedForms result={accepted.result} />
          <GivenToken entry={entry} />
        </>
      )}
      {step === 'accepted' && document !== null && (
        <p className="result-paper">{t(document.state === 'skipped' ? 'outcome.paperLater' : 'outcome.paperDone')}</p>
      )}
    </section>
  );
};
