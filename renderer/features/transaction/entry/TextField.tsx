import type { ReactNode } from 'react';
import { heldBy } from '../../../../contract/transactions/readField.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { enter, leave } from '../formActions.ts';
import { errorId, FieldShell, fieldId } from './FieldShell.tsx';
import type { FormFieldProps } from './FormField.tsx';

interface TextFieldProps extends FormFieldProps {
  /** Figures stand in columns and are typed on the ten-key block. */
  readonly figures?: boolean;
  /** What stands beneath while nothing is wrong; the field's hint otherwise. */
  readonly below?: ReactNode;
  readonly onLeft?: (value: string) => void;
}

/** One line of text. The fields of names, numbers and dates are this one with something beneath it. */
export const TextField = ({ field, entry, error, figures = false, below, onLeft }: TextFieldProps) => {
  const { name } = useTexts();
  const { clientKey } = entry.view;
  const hint = field.hint && <p className="field-hint">{name(field.hint)}</p>;
  return (
    <FieldShell field={field} error={error} below={below ?? hint}>
      <input
        id={fieldId(field)}
        className={figures ? 'input input-figures' : 'input'}
        type="text"
        inputMode={figures ? 'numeric' : 'text'}
        autoComplete="off"
        spellCheck={false}
        data-entry={field.name}
        {...(figures ? { 'data-slash': 'command' } : {})}
        aria-invalid={error !== undefined}
        aria-describedby={errorId(field)}
        aria-required={field.required}
        value={heldBy(field, entry.values, { trim: false })}
        // Too long a text is told, not cut: what is cut off silently is missed on paper.
        onChange={(event) => enter(clientKey, field.name, event.target.value.slice(0, 500))}
        onBlur={(event) => {
          if (event.target.value.trim() !== '') leave(clientKey, field.name);
          onLeft?.(event.target.value);
        }}
      />
    </FieldShell>
  );
};
