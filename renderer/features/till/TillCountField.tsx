import { useTexts } from '../../i18n/useTexts.ts';
import { CountTable } from '../cash/CountTable.tsx';
import { countsOf, sameCounts, withPieces } from '../cash/countModel.ts';
import { FieldShell, fieldId } from '../transaction/entry/FieldShell.tsx';
import type { FormFieldProps } from '../transaction/entry/FormField.tsx';
import { enter, leave } from '../transaction/formActions.ts';
import { useBookedCash } from './bookedCash.ts';

/** A count of a whole till or vault, beside what should lie there. */
export const TillCountField = ({ field, entry, error }: FormFieldProps) => {
  const { clientKey } = entry.view;
  const counts = countsOf(entry.values[field.name]);
  const { t } = useTexts();
  const booked = useBookedCash(field, entry);
  const reference = booked?.denominations;
  return (
    <FieldShell field={field} error={error} group>
      <CountTable
        id={fieldId(field)}
        counts={counts}
        reference={reference}
        referenceLabel={t(booked?.as === 'booked' ? 'cash.booked' : 'cash.lastClose')}
        done={reference !== undefined && Object.keys(counts).length > 0 && sameCounts(counts, reference)}
        onCount={(id, pieces) => enter(clientKey, field.name, withPieces(counts, id, pieces))}
        onLeave={() => {
          if (Object.keys(counts).length > 0) leave(clientKey, field.name);
        }}
      />
    </FieldShell>
  );
};
