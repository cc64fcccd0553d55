import { formatAmount } from '../../../contract/money/amount.ts';
import { CNY } from '../../../contract/money/currency.ts';
import type { AccountDetails } from '../../../contract/views/customer.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { grouped } from '../../shared/grouped.ts';

/** What hangs on an account beside money and book: card or certificate, class, contract, loss report, freezes and stops. */
export const AccountServices = ({ account }: { readonly account: AccountDetails }) => {
  const { t } = useTexts();
  const { medium, class: ofClass, deposit, loss, holds } = account;
  const paper = medium?.type === 'passbook' ? null : medium;
  if (paper === null && ofClass === null && deposit === null && loss === null && holds.length === 0) return null;
  return (
    <dl className="facts account-services">
      {paper !== null && (
        <>
          <dt>{t(`media.${paper.type}`)}</dt>
          <dd>
            <span className="figures">{grouped(paper.number)}</span> {t(`services.mediumStates.${paper.state}`)}
          </dd>
        </>
      )}
      {ofClass !== null && (
        <>
          <dt>{t('services.class')}</dt>
          <dd>{t('services.classOf', { class: ofClass })}</dd>
        </>
      )}
      {deposit !== null && (
        <>
          <dt>{t('services.term')}</dt>
          <dd>
            <span className="figures">
              {deposit.startedOn} — {deposit.maturesOn ?? t('services.noMaturity')}
            </span>{' '}
            {deposit.rate !== null && <b className="figures">{deposit.rate}%</b>} {deposit.rollover && t('services.rollover')}
          </dd>
        </>
      )}
      {deposit?.notice != null && (
        <>
          <dt>{t('services.notice')}</dt>
          <dd className="figures">
            {deposit.notice.agreedDate} {formatAmount(BigInt(deposit.notice.amount), CNY)}
          </dd>
        </>
      )}
      {loss !== null && (
        <>
          <dt>{t('services.loss')}</dt>
          <dd>
            {t('services.reported', { date: loss.reportedOn, how: t(`services.lossHow.${loss.how}`) })}
            {loss.lapsesOn !== null && <small> {t('services.lapses', { date: loss.lapsesOn })}</small>}
            {loss.replaceableFrom !== null && <small> {t('services.replaceable', { date: loss.replaceableFrom })}</small>}
          </dd>
        </>
      )}
      {holds.length > 0 && <dt>{t('holds.title')}</dt>}
      {holds.map(({ id, kind, amount, authority, endsOn }) => (
        <dd key={id}>
          {t(`holds.authorities.${authority}`)} {t(`holds.kinds.${kind}`)}{' '}
          {amount !== null && <span className="figures">{formatAmount(BigInt(amount), CNY)}</span>}{' '}
          <small className="figures">{t('holds.until', { date: endsOn })}</small>
        </dd>
      ))}
    </dl>
  );
};
