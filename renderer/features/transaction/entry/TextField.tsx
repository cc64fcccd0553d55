import { useTexts } from '../../../i18n/useTexts.ts';
import { enter, leave } from '../formActions.ts';
import { errorId, FieldShell, fieldId } from './FieldShell.tsx';
import type { FormFieldProps } from './FormField.tsx';

export const TextField = ({ field, entry, error }: FormFieldProps) => {
  const { name } = useTexts();
  const { clientKey } = entry.view;
  return (
    <FieldShell field={field} error={error} below={field.hint && <p className="field-hint">{name(field.hint)}</p>}>
      <input
        id={fieldId(field)}
        className="input"
        type="text"
        autoComplete="off"
        data-entry={field.name}
        aria-invalid={error !== undefined}
        aria-describedby={errorId(field)}
        aria-required={field.required}
        value={String(entry.values[field.name] ?? '')}
        // Too long a text is told, not cut: what is cut off silently is missed on paper.
        onChange={(event) => enter(clientKey, field.name, event.target.value.slice(0, 500))}
        onBlur={() => leave(clientKey, field.name)}
      />
    </FieldShell>
  );
};
