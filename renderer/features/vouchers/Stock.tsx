import type { FormsRange } from '../../../contract/views/branchCash.ts';
import { formatVoucherRange, rangeSize } from '../../../contract/vouchers/range.ts';
import { VOUCHER_TYPES } from '../../../contract/vouchers/types.ts';
import { useTexts } from '../../i18n/useTexts.ts';

/** What is in stock, by kind and range, beneath the ranges that are taken from it. */
export const Stock = ({ ranges }: { readonly ranges: readonly FormsRange[] }) => {
  const { t, name } = useTexts();
  if (ranges.length === 0) return <p className="field-hint">{t('vouchers.stockEmpty')}</p>;
  return (
    <ul className="stock" aria-label={t('vouchers.stock')}>
      {ranges.map((range) => (
        <li key={`${range.type}-${range.first}`}>
          {name(VOUCHER_TYPES[range.type])} <span className="figures">{formatVoucherRange(range)}</span>{' '}
          <small>{t('vouchers.quantity', { count: rangeSize(range) })}</small>
        </li>
      ))}
    </ul>
  );
};
