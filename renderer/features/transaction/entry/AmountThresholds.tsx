import type { BusinessDate } from '../../../../contract/dates/businessDate.ts';
import { formatAmount } from '../../../../contract/money/amount.ts';
import { CNY } from '../../../../contract/money/currency.ts';
import { findTransaction } from '../../../../contract/transactions/catalogue.ts';
import { type Threshold, thresholdsReached } from '../../../../contract/transactions/thresholds.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useAccount } from '../../customer/customerStore.ts';
import { accountOfForm } from '../../customer/subject.ts';
import type { FormEntry } from '../formModel.ts';

interface AmountThresholdsProps {
  readonly entry: FormEntry;
  /** Fen. */
  readonly amount: bigint;
}

/** What an amount brings with it, told while it is typed, before anybody counts: consent, an ID to check, a report. */
export const AmountThresholds = ({ entry, amount }: AmountThresholdsProps) => {
  const { t, name } = useTexts();
  const account = useAccount(accountOfForm(entry));
  const definition = findTransaction(entry.view.transactionCode);
  if (definition === undefined) return null;
  const natural = account?.state === 'found' ? account.value.holderKind === 'person' : null;
  const reached = thresholdsReached(definition, entry.values, { amount, date: entry.view.businessDate as BusinessDate, natural });
  const text = (each: Threshold): string =>
    each.kind === 'override'
      ? t('thresholds.override', { reason: name(each.reason) })
      : t(`thresholds.${each.kind}`, { limit: formatAmount(each.limit, CNY) });
  if (reached.length === 0) return null;
  return (
    <span className="thresholds">
      {reached.map((each) => (
        <span key={text(each)} className={`threshold threshold-${each.kind}`}>
          {text(each)}
        </span>
      ))}
    </span>
  );
};
