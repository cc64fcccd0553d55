import { CNY } from '../../../contract/money/currency.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import type { Fit } from './countModel.ts';

/** The one thing to look at while counting: it fits, or by how much it does not. */
export const FitNotice = ({ fit }: { readonly fit: Fit }) => {
  const { t } = useTexts();
  return (
    <div className={`fit fit-${fit.kind}`} role="status" aria-label={t('cash.difference')}>
      <span>{t(`cash.fit.${fit.kind}`)}</span>
      {'by' in fit ? <Money value={fit.by} currency={CNY} size="huge" /> : <b aria-hidden="true">{fit.kind === 'fits' ? '✓' : '—'}</b>}
    </div>
  );
};
