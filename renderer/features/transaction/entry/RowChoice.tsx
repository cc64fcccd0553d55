import { type ReactNode, useEffect, useRef } from 'react';
import type { WireError } from '../../../../contract/errors/wire.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { enter } from '../formActions.ts';
import type { Values } from '../formModel.ts';
import { useFormStore } from '../formStore.ts';
import { FieldShell } from './FieldShell.tsx';
import type { FormFieldProps } from './FormField.tsx';

export interface RowToChoose {
  readonly id: string;
  /** What the form holds once it is chosen. */
  readonly value: Values[string];
  readonly shown: ReactNode;
}

interface RowChoiceProps extends FormFieldProps {
  readonly rows: readonly RowToChoose[];
  /** The id of the chosen one. */
  readonly chosen: string | null;
  readonly loading: boolean;
  /** Why the list could not be had. */
  readonly problem: WireError | null;
  /** In words, that there is none. */
  readonly none: string;
}

/** One row of a list that central gave: the arrow keys choose, Enter takes the first or the chosen one and moves on. */
export const RowChoice = ({ field, entry, error, rows, chosen, loading, problem, none }: RowChoiceProps) => {
  const { t, name } = useTexts();
  const { clientKey } = entry.view;
  const waited = useRef(false);
  const there = rows.length > 0;
  useEffect(() => {
    // The list came after the form: whoever waited for it, on its placeholder or on the form itself, goes to it.
    if (!there || !(waited.current || document.activeElement instanceof HTMLFormElement)) return;
    waited.current = false;
    useFormStore.getState().focusOn(clientKey, field.name);
  }, [there, clientKey, field.name]);
  const take = (row: RowToChoose): void => enter(clientKey, field.name, row.value);
  const entryOfGroup = rows.some(({ id }) => id === chosen) ? chosen : rows[0]?.id;
  return (
    <FieldShell field={field} error={error} below={field.hint && <p className="field-hint">{name(field.hint)}</p>} group>
      <ErrorNotice error={problem} />
      {!there && problem === null && (
        <p
          className="field-hint row-none"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: Enter goes through it as through any entry, so that it is read out
          tabIndex={0}
          data-entry={field.name}
          // Enter waits for the list: to go past it would leave the field without a word.
          onKeyDown={(event) => loading && event.key === 'Enter' && event.stopPropagation()}
          onFocus={() => {
            waited.current = true;
          }}
          onBlur={() => {
            waited.current = false;
          }}
        >
          {loading ? t('common.loading') : none}
        </p>
      )}
      <div className="row-choices">
        {rows.map((row) => (
          <label key={row.id} className="row-choice">
            <input
              type="radio"
              name={`${clientKey}-${field.name}`}
              // The group is one entry of the form: Enter goes past it, the arrow keys through it.
              data-entry={row.id === entryOfGroup ? field.name : undefined}
              checked={row.id === chosen}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && chosen === null) take(row);
              }}
              onChange={() => take(row)}
            />
            {row.shown}
          </label>
        ))}
      </div>
    </FieldShell>
  );
};
