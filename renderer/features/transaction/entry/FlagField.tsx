import { heldBy } from '../../../../contract/transactions/readField.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { enter } from '../formActions.ts';
import { errorId, FieldShell, fieldId } from './FieldShell.tsx';
import type { FormFieldProps } from './FormField.tsx';

/** Yes or no: the space bar changes it, Enter goes on. */
export const FlagField = ({ field, entry, error }: FormFieldProps) => {
  const { t, name } = useTexts();
  const checked = heldBy(field, entry.values) === 'true';
  return (
    <FieldShell field={field} error={error} below={field.hint && <p className="field-hint">{name(field.hint)}</p>}>
      <span className="flag">
        <input
          id={fieldId(field)}
          type="checkbox"
          data-entry={field.name}
          aria-invalid={error !== undefined}
          aria-describedby={errorId(field)}
          checked={checked}
          onChange={(event) => enter(entry.view.clientKey, field.name, event.target.checked)}
        />
        <span aria-hidden="true">{t(checked ? 'transaction.yes' : 'transaction.no')}</span>
      </span>
    </FieldShell>
  );
};
