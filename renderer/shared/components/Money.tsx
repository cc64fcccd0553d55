import { formatAmount, fromWire, type MinorUnitsString } from '../../../contract/money/amount.ts';
import type { Currency } from '../../../contract/money/currency.ts';

interface MoneyProps {
  readonly value: MinorUnitsString | bigint;
  readonly currency: Currency;
  readonly size?: 'normal' | 'large' | 'huge';
  readonly signed?: boolean;
}

/** An amount as screens and papers show it, figures under figures. */
export const Money = ({ value, currency, size = 'normal', signed = false }: MoneyProps) => {
  const minor = typeof value === 'bigint' ? value : fromWire(value);
  return (
    <span className={`money money-${size}${minor < 0n ? ' money-negative' : ''}`}>
      {signed && minor > 0n ? '+' : ''}
      {formatAmount(minor, currency)}
    </span>
  );
};
