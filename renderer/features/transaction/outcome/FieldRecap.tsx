import { parseAmount } from '../../../../contract/money/amount.ts';
import { CNY } from '../../../../contract/money/currency.ts';
import type { FieldDefinition } from '../../../../contract/transactions/definition.ts';
import { heldBy, witnessOf } from '../../../../contract/transactions/readField.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { Money } from '../../../shared/components/Money.tsx';
import { grouped } from '../../../shared/grouped.ts';
import { CountRecap } from '../../cash/CountRecap.tsx';
import { AttachmentsRecap } from '../../customer/attachments/AttachmentsRecap.tsx';
import type { FormEntry } from '../formModel.ts';
import { ROWS, RowRecap } from './RowRecap.tsx';

interface FieldRecapProps {
  readonly field: FieldDefinition;
  readonly entry: FormEntry;
}

/** One field as it was sent. What was left empty is not mentioned. */
export const FieldRecap = ({ field, entry }: FieldRecapProps) => {
  const { t, name } = useTexts();
  const { values } = entry.view;
  if (field.type === 'denominations' || field.type === 'tillCount')
    return <CountRecap label={name(field.label)} value={values[field.name]} />;
  if (field.type === 'attachments') return <AttachmentsRecap label={name(field.label)} clientKey={entry.view.clientKey} />;
  if (ROWS.has(field.type)) return <RowRecap field={field} value={values[field.name]} />;
  const held = heldBy(field, values);
  const shown = (() => {
    switch (field.type) {
      case 'amount': {
        const amount = parseAmount(held, CNY);
        return amount.ok ? <Money value={amount.value} currency={CNY} /> : held;
      }
      case 'account':
        return <span className="figures">{grouped(held)}</span>;
      case 'choice': {
        const option = field.options?.find(({ value }) => value === held);
        return option === undefined ? held : name(option.label);
      }
      case 'flag':
        return t(held === 'true' ? 'transaction.yes' : 'transaction.no');
      // Said by what the release is about, not by its number.
      case 'hold':
        return '';
      case 'product':
        return held.split(':')[1] ?? held;
      case 'witness': {
        const witness = witnessOf(values[field.name]);
        return witness === null ? '' : `${witness.name} ${witness.tellerId}`;
      }
      case 'customerEntry':
      case 'customerVersion':
      case 'existence':
        return '';
      default:
        return held;
    }
  })();
  if (shown === '' || (held === '' && field.type !== 'witness')) return null;
  return (
    <>
      <dt>{name(field.label)}</dt>
      <dd className={field.type === 'text' ? '' : 'figures'}>{shown}</dd>
    </>
  );
};
