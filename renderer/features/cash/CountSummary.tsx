import { CNY } from '../../../contract/money/currency.ts';
import { toUppercaseVoucherAmount } from '../../../contract/money/uppercase.ts';
import type { FieldDefinition } from '../../../contract/transactions/definition.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import { useBookedCash } from '../till/bookedCash.ts';
import type { FormEntry } from '../transaction/formModel.ts';
import { entryFields } from '../transaction/shownFields.ts';
import type { FormProps } from '../transaction/TransactionForm.tsx';
import { countedTotal, countsOf, fitOf } from './countModel.ts';
import { FitNotice } from './FitNotice.tsx';
import { targetOf } from './targetOf.ts';

interface OneCountProps {
  readonly entry: FormEntry;
  readonly field: FieldDefinition;
  /** Named where a form has more than one. */
  readonly named: boolean;
}

const OneCount = ({ entry, field, named }: OneCountProps) => {
  const { t, name } = useTexts();
  const booked = useBookedCash(field, entry);
  const target = targetOf(field, entry, booked);
  const counted = countedTotal(countsOf(entry.values[field.name])) ?? 0n;
  const opening = field.type === 'tillCount';
  const compared = opening || (field.sumOf !== undefined && !(field.sumOf === 'transfer' && entry.values.step === 'give'));
  return (
    <div className="count-summary">
      {compared && (
        <div className="sum-line">
          <span>{opening ? t(booked?.as === 'booked' ? 'cash.booked' : 'cash.lastClose') : t('cash.amount')}</span>
          {target === null ? <span className="money money-large">—</span> : <Money value={target} currency={CNY} size="large" />}
        </div>
      )}
      <div className="sum-line">
        <span>{named ? name(field.label) : t('cash.counted')}</span>
        <Money value={counted} currency={CNY} size="large" />
      </div>
      {compared && <FitNotice fit={fitOf(counted, target)} />}
      {(opening || !compared) && counted > 0n && <p className="amount-echo-capitals">{toUppercaseVoucherAmount(counted)}</p>}
    </div>
  );
};

/** Amount, cash counted and the difference, large enough to be read while looking at the notes. */
export const CountSummary = ({ entry, definition }: FormProps) => {
  const counts = entryFields(definition, entry.values).filter(({ type }) => type === 'denominations' || type === 'tillCount');
  return counts.map((field) => <OneCount key={field.name} entry={entry} field={field} named={counts.length > 1} />);
};
