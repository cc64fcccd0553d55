import { CountTable } from '../cash/CountTable.tsx';
import { countsOf, sameCounts, withPieces } from '../cash/countModel.ts';
import { FieldShell, fieldId } from '../transaction/entry/FieldShell.tsx';
import type { FormFieldProps } from '../transaction/entry/FormField.tsx';
import { enter, leave } from '../transaction/formActions.ts';
import { useTills } from './tillStore.ts';

/** The opening count, beside what the chosen till held when it was last closed. */
export const TillCountField = ({ field, entry, error }: FormFieldProps) => {
  const { clientKey } = entry.view;
  const counts = countsOf(entry.values[field.name]);
  const reference = useTills().find((till) => till.tillId === entry.values.tillId)?.denominations;
  return (
    <FieldShell field={field} error={error} group>
      <CountTable
        id={fieldId(field)}
        counts={counts}
        reference={reference}
        done={reference !== undefined && Object.keys(counts).length > 0 && sameCounts(counts, reference)}
        onCount={(id, pieces) => enter(clientKey, field.name, withPieces(counts, id, pieces))}
        onLeave={() => {
          if (Object.keys(counts).length > 0) leave(clientKey, field.name);
        }}
      />
    </FieldShell>
  );
};
