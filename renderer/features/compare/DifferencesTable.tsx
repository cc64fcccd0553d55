import { Button } from 'antd';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import { COMPARE_ACTIONS, type Comparison, type Difference } from '../../../contract/views/compare.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import { forwardAgain, useCompareStore } from './compareStore.ts';

const DifferenceRow = ({ difference }: { readonly difference: Difference }) => {
  const { t, name } = useTexts();
  const busy = useCompareStore((state) => state.busy);
  const { kind, clientKey, transactionCode, tellerId, amount, currency, traceHere, traceThere, action } = difference;
  const definition = findTransaction(transactionCode);
  return (
    <tr>
      <td>
        <span className={`badge badge-${kind === 'open' ? 'pending' : 'warning'}`}>{t(`compare.kinds.${kind}`)}</span>
      </td>
      <td>
        <b className="figures">{transactionCode}</b> {definition === undefined ? '' : name(definition.names)}
      </td>
      <td className="right">{amount !== null && currency !== null && <Money value={amount} currency={currency} />}</td>
      <td className="figures">{tellerId ?? ''}</td>
      <td className="figures">{traceHere ?? '—'}</td>
      <td className="figures">{traceThere ?? '—'}</td>
      <td>
        {name(COMPARE_ACTIONS[action])}{' '}
        {action === 'forwardAgain' && clientKey !== null && (
          <Button size="small" disabled={busy} onClick={() => void forwardAgain(clientKey)}>
            {t('compare.forwardAgain')}
          </Button>
        )}
      </td>
    </tr>
  );
};

/** Only what does not agree, with what to do about it. */
export const DifferencesTable = ({ comparison }: { readonly comparison: Comparison }) => {
  const { t } = useTexts();
  if (comparison.differences.length === 0)
    return (
      <p className="notice notice-good" role="status">
        {t('compare.agrees')}
      </p>
    );
  return (
    <>
      <table className="list" aria-label={t('compare.differences')}>
        <thead>
          <tr>
            <th scope="col">{t('compare.kind')}</th>
            <th scope="col">{t('offline.transaction')}</th>
            <th scope="col" className="right">
              {t('offline.amount')}
            </th>
            <th scope="col">{t('offline.teller')}</th>
            <th scope="col">{t('compare.traceHere')}</th>
            <th scope="col">{t('compare.traceThere')}</th>
            <th scope="col">{t('compare.action')}</th>
          </tr>
        </thead>
        <tbody>
          {comparison.differences.map((difference, at) => (
            <DifferenceRow key={difference.clientKey ?? difference.traceThere ?? at} difference={difference} />
          ))}
        </tbody>
      </table>
      {comparison.more && <p className="field-hint">{t('compare.more')}</p>}
    </>
  );
};
