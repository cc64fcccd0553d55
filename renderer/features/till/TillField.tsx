import { useEffect } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { Money } from '../../shared/components/Money.tsx';
import { FieldShell } from '../transaction/entry/FieldShell.tsx';
import type { FormFieldProps } from '../transaction/entry/FormField.tsx';
import { enter } from '../transaction/formActions.ts';
import { useFormStore } from '../transaction/formStore.ts';
import { isToOpen, soleChoice } from './tillChoice.ts';
import { useLoadTills, useTillStore } from './tillStore.ts';

/** The tills of the branch with what each held at its last close; the arrow keys choose, Enter moves on. */
export const TillField = ({ field, entry, error }: FormFieldProps) => {
  const { t } = useTexts();
  const { tills, error: listError } = useTillStore();
  const { clientKey } = entry.view;
  const value = entry.values[field.name];
  useLoadTills();
  const sole = soleChoice(tills);
  useEffect(() => {
    if (value === undefined && sole !== null) enter(clientKey, field.name, sole);
  }, [value, sole, clientKey, field.name]);
  useEffect(() => {
    // The list came after the form; the focus that waited on the form goes to it, one that has moved on stays.
    if (tills.length > 0 && document.activeElement instanceof HTMLFormElement) useFormStore.getState().focusOn(clientKey, field.name);
  }, [tills, clientKey, field.name]);
  const entryOfGroup = value ?? tills.find(isToOpen)?.tillId;
  return (
    <FieldShell field={field} error={error} group>
      <ErrorNotice error={listError} />
      <div className="till-list">
        {tills.map((till) => (
          <label key={till.tillId} className={isToOpen(till) ? 'till-choice' : 'till-choice till-choice-taken'}>
            <input
              type="radio"
              name={`${clientKey}-${field.name}`}
              // The group is one entry of the form: Enter goes past it, the arrow keys through it.
              data-entry={till.tillId === entryOfGroup ? field.name : undefined}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && value === undefined) enter(clientKey, field.name, till.tillId);
              }}
              disabled={!isToOpen(till)}
              checked={value === till.tillId}
              onChange={() => enter(clientKey, field.name, till.tillId)}
            />
            <b className="figures">{till.tillId}</b>
            <span>
              {t(`till.states.${till.state}`)}
              {till.tellerId !== null && ` ${till.tellerId}`}
            </span>
            <Money value={till.balance} currency={till.currency} />
          </label>
        ))}
      </div>
    </FieldShell>
  );
};
