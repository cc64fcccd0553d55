import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/useTexts.ts';
import { enter, leave } from '../formActions.ts';
import { errorId, FieldShell, fieldId } from './FieldShell.tsx';
import type { FormFieldProps } from './FormField.tsx';

export interface ListedChoice {
  readonly value: string;
  readonly label: string;
  /** More about it, where choices stand open. */
  readonly more?: ReactNode;
}

interface ChoiceListProps extends FormFieldProps {
  readonly choices: readonly ListedChoice[];
  readonly chosen: string;
  readonly below?: ReactNode;
  /** True: a list even with few choices, as while they are on their way: the field must be there for whoever types on. */
  readonly folded?: boolean;
}

/** As many stand open, to be taken in at a glance; more fold into a list. */
const STAND_OPEN = 5;

/** Open choices go through by the arrow keys or the number of the choice; a folded list by typing its beginning. Enter moves on. */
export const ChoiceList = ({ field, entry, error, choices, chosen, below, folded = false }: ChoiceListProps) => {
  const { t } = useTexts();
  const { clientKey } = entry.view;
  const take = (value: string): void => enter(clientKey, field.name, value);
  if (folded || choices.length > STAND_OPEN) {
    return (
      <FieldShell field={field} error={error} below={below}>
        <select
          id={fieldId(field)}
          className="input"
          data-entry={field.name}
          aria-invalid={error !== undefined}
          aria-describedby={errorId(field)}
          aria-required={field.required}
          value={chosen}
          onChange={(event) => take(event.target.value)}
          onBlur={() => chosen !== '' && leave(clientKey, field.name)}
        >
          <option value="">{t('transaction.choose')}</option>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </FieldShell>
    );
  }
  const entryOfGroup = choices.some(({ value }) => value === chosen) ? chosen : choices[0]?.value;
  return (
    <FieldShell field={field} error={error} below={below} group>
      <div className="choices">
        {choices.map(({ value, label, more }, index) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name={`${clientKey}-${field.name}`}
              // The group is one entry of the form: Enter goes past it, the arrow keys through it.
              data-entry={value === entryOfGroup ? field.name : undefined}
              checked={value === chosen}
              onKeyDown={(event) => {
                const numbered = choices[Number(event.key) - 1];
                if (numbered !== undefined) {
                  take(numbered.value);
                  // The chosen one is the group's entry: the focus goes with the choice, so that Enter moves on from it.
                  const radios = event.currentTarget.closest('.choices')?.querySelectorAll('input');
                  radios?.[Number(event.key) - 1]?.focus();
                } else if (event.key === 'Enter' && chosen === '') take(value);
              }}
              onChange={() => take(value)}
            />
            <span className="choice-number figures" aria-hidden="true">
              {index + 1}
            </span>
            <span>{label}</span>
            {more}
          </label>
        ))}
      </div>
    </FieldShell>
  );
};
