import { useEffect } from 'react';
import { formatAmount } from '../../../contract/money/amount.ts';
import { CNY } from '../../../contract/money/currency.ts';
import { heldBy } from '../../../contract/transactions/readField.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { countedTotal, countsOf } from '../cash/countModel.ts';
import type { FormFieldProps } from '../transaction/entry/FormField.tsx';
import { enter } from '../transaction/formActions.ts';
import { useBookedCash } from './bookedCash.ts';
import { differenceKind } from './differenceKind.ts';

/** How the count stands against the books, said in words while it is counted; what must be explained follows from it. */
export const CountDifferenceField = ({ field, entry }: FormFieldProps) => {
  const { t } = useTexts();
  const { clientKey } = entry.view;
  const booked = useBookedCash(field, entry);
  const counted = countedTotal(countsOf(entry.values[field.sumOf ?? ''])) ?? 0n;
  const kind = booked === undefined ? '' : differenceKind(counted, booked);
  const held = heldBy(field, entry.values);
  useEffect(() => {
    if (booked !== undefined && held !== kind) enter(clientKey, field.name, kind);
  }, [booked, held, kind, clientKey, field.name]);
  if (booked === undefined || kind === '' || kind === 'none') return null;
  const by = counted > booked.balance ? counted - booked.balance : booked.balance - counted;
  return (
    <p className="field field-12 notice notice-warning" role="status" data-field={field.name}>
      {t(`till.differs.${kind}`, { by: formatAmount(by, CNY) })}
    </p>
  );
};
