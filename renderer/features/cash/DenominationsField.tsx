import { FieldShell, fieldId } from '../transaction/entry/FieldShell.tsx';
import type { FormFieldProps } from '../transaction/entry/FormField.tsx';
import { enter, leave } from '../transaction/formActions.ts';
import { CountTable } from './CountTable.tsx';
import { countedTotal, countsOf, fitOf, withPieces } from './countModel.ts';
import { targetOf } from './targetOf.ts';

/** Cash by note and coin, which must add up to another field's amount. */
export const DenominationsField = ({ field, entry, error }: FormFieldProps) => {
  const { clientKey } = entry.view;
  const counts = countsOf(entry.values[field.name]);
  const fits = fitOf(countedTotal(counts) ?? 0n, targetOf(field, entry, undefined)).kind === 'fits';
  return (
    <FieldShell field={field} error={error} group>
      <CountTable
        id={fieldId(field)}
        counts={counts}
        done={fits}
        onCount={(id, pieces) => enter(clientKey, field.name, withPieces(counts, id, pieces))}
        onLeave={() => {
          if (Object.keys(counts).length > 0) leave(clientKey, field.name);
        }}
      />
    </FieldShell>
  );
};
