import { Button } from 'antd';
import type { OverrideView } from '../../../contract/central/overrides.ts';
import { branchTimeOfDay } from '../../../contract/dates/branchTime.ts';
import { fromWire } from '../../../contract/money/amount.ts';
import { toUppercaseVoucherAmount } from '../../../contract/money/uppercase.ts';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { Money } from '../../shared/components/Money.tsx';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { useSession } from '../counter/counterStore.ts';
import { formLines, hindranceOf } from './queueModel.ts';
import { type Act, askFor } from './queueStore.ts';

/** One request with the whole form, as it will be posted, and what can be said to it. */
export const RequestDetails = ({ request }: { readonly request: OverrideView }) => {
  const { t, name, pick, language } = useTexts();
  const hindrance = hindranceOf(request, useSession()?.tellerId);
  const definition = findTransaction(request.transactionCode);
  const free = hindrance === null;
  const ask = (act: Act) => (): void => askFor(act);
  useHotkey('F10', ask('approve'), { label: t('overrides.queue.approve'), enabled: free });
  useHotkey('F9', ask('return'), { label: t('overrides.queue.return'), enabled: free });
  useHotkey('F11', ask('reject'), { label: t('overrides.queue.reject'), enabled: free });
  return (
    <aside className="journal-details" aria-label={t('overrides.panel')}>
      <h2>
        <b className="figures">{request.transactionCode}</b> {definition === undefined ? '' : name(definition.names)}
      </h2>
      {/* Where the amount is typed again it is read from the voucher and not from here. */}
      {!request.rekeyAmount && (
        <div>
          <Money value={request.amount} currency={request.currency} size="huge" />
          <p className="amount-echo-capitals">{toUppercaseVoucherAmount(fromWire(request.amount), request.currency)}</p>
        </div>
      )}
      {hindrance !== null && (
        <p role="status" className="notice notice-info">
          {t(`overrides.queue.${hindrance}`)}
        </p>
      )}
      <div className="override-actions">
        <Button type="primary" disabled={!free} onClick={ask('approve')}>
          {t('overrides.queue.approve')} <KeyHint keys="F10" />
        </Button>
        <Button disabled={!free} onClick={ask('return')}>
          {t('overrides.queue.return')} <KeyHint keys="F9" />
        </Button>
        <Button danger disabled={!free} onClick={ask('reject')}>
          {t('overrides.queue.reject')} <KeyHint keys="F11" />
        </Button>
        <Button disabled={hindrance === 'local'} onClick={ask('assign')}>
          {t('overrides.queue.assign')}
        </Button>
      </div>
      <h3>{t('overrides.queue.rules')}</h3>
      {request.rules.map((each) => (
        <p key={each.rule} className="notice notice-warning">
          {pick(each.reasonZh, each.reasonEn)}
        </p>
      ))}
      <dl className="facts facts-stacked">
        <dt>{t('overrides.queue.words')}</dt>
        <dd>{request.reason.trim() === '' ? t('overrides.queue.noWords') : request.reason}</dd>
        {request.decisions.length > 0 && (
          <>
            <dt>{t('overrides.queue.decisions')}</dt>
            {request.decisions.map((each) => (
              <dd key={each.at}>
                {t('overrides.person', each.by)} {t(`overrides.states.${each.decision}`)}
              </dd>
            ))}
          </>
        )}
      </dl>
      <h3>{t('overrides.queue.form')}</h3>
      <dl className="facts facts-stacked">
        {formLines(request, definition, language)
          .filter((line) => !(request.rekeyAmount && line.name === 'amount'))
          .map((line) => (
            <div key={line.name}>
              <dt>{line.label === null ? (line.name === 'currency' ? t('overrides.values.currency') : line.name) : name(line.label)}</dt>
              <dd className={line.figures ? 'figures' : ''}>{line.value}</dd>
            </div>
          ))}
      </dl>
      <dl className="facts">
        <dt>{t('overrides.queue.teller')}</dt>
        <dd>{t('overrides.person', request.requestedBy)}</dd>
        <dt>{t('overrides.queue.device')}</dt>
        <dd>{request.deviceId}</dd>
        <dt>{t('overrides.queue.date')}</dt>
        <dd>{request.businessDate}</dd>
        <dt>{t('overrides.queue.until')}</dt>
        <dd>{branchTimeOfDay(request.expiresAt)}</dd>
      </dl>
    </aside>
  );
};
