import { fromWire, parseAmount } from '../../../contract/money/amount.ts';
import { CNY } from '../../../contract/money/currency.ts';
import { toUppercaseVoucherAmount } from '../../../contract/money/uppercase.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import { useTills } from '../till/tillStore.ts';
import type { FormProps } from '../transaction/TransactionForm.tsx';
import { countedTotal, countsOf, fitOf } from './countModel.ts';
import { FitNotice } from './FitNotice.tsx';

/** Amount, cash counted and the difference, large enough to be read while looking at the notes. */
export const CountSummary = ({ entry, definition }: FormProps) => {
  const { t } = useTexts();
  const tills = useTills();
  const field = definition.fields.find((each) => each.type === 'denominations' || each.type === 'tillCount');
  if (field === undefined) return null;
  const counted = countedTotal(countsOf(entry.values[field.name])) ?? 0n;
  const parsed = parseAmount(String(entry.values[field.sumOf ?? ''] ?? ''), CNY);
  const till = tills.find((each) => each.tillId === entry.values.tillId);
  const opening = field.type === 'tillCount';
  const target = opening ? (till === undefined ? null : fromWire(till.balance)) : parsed.ok ? parsed.value : null;
  return (
    <div className="count-summary">
      <div className="sum-line">
        <span>{opening ? t('cash.lastClose') : t('cash.amount')}</span>
        {target === null ? <span className="money money-large">—</span> : <Money value={target} currency={CNY} size="large" />}
      </div>
      <div className="sum-line">
        <span>{t('cash.counted')}</span>
        <Money value={counted} currency={CNY} size="large" />
      </div>
      <FitNotice fit={fitOf(counted, target)} />
      {opening && counted > 0n && <p className="amount-echo-capitals">{toUppercaseVoucherAmount(counted)}</p>}
    </div>
  );
};
