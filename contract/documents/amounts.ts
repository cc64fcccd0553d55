import { formatAmount, type MinorUnitsString } from '../money/amount.ts';
import { CNY, type Currency } from '../money/currency.ts';

/** ￥ is the yuan sign that printers' fonts (GBK) have. */
const SIGNS: Readonly<Record<string, string>> = { CNY: '￥' };

/** An amount in figures as it stands on paper: the sign touches the first figure, so that nothing can be written before it. */
export const crossedAmount = (wire: MinorUnitsString, currency: Currency = CNY): string =>
  `${SIGNS[currency] ?? currency}${formatAmount(BigInt(wire), currency)}`;

/** For the columns of a table, whose head names the currency. */
export const plainAmount = (wire: MinorUnitsString, currency: Currency = CNY): string => formatAmount(BigInt(wire), currency);
