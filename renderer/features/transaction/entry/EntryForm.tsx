import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTexts } from '../../../i18n/useTexts.ts';
import { quote } from '../formActions.ts';
import { fieldToGoOn, shownErrors } from '../formModel.ts';
import { useFormStore } from '../formStore.ts';
import { entryFields } from '../shownFields.ts';
import type { EntryStageProps } from './EntryStage.tsx';
import { focusField, moveByKey } from './enterKey.ts';
import { FormField } from './FormField.tsx';

/** The fields of a catalogue entry, in its order. Enter moves on; Enter in the last one asks for the quote. */
export const EntryForm = ({ entry, definition, step }: EntryStageProps) => {
  const { t } = useTexts();
  const form = useRef<HTMLFormElement>(null);
  const { clientKey } = entry.view;
  const focus = useFormStore((state) => (state.focus?.clientKey === clientKey ? state.focus : null));
  const errors = shownErrors(entry, definition);
  // Asked once, when the form appears: an empty one begins at its first field, a resumed one where it was left, and one that is
  // under review nowhere, so that a stray key changes nothing.
  const [first] = useState(() => (step === 'review' ? null : fieldToGoOn(entry, definition)));

  useEffect(() => {
    if (form.current !== null) focusField(form.current, first ?? '');
  }, [first]);
  useEffect(() => {
    if (focus !== null && form.current !== null) focusField(form.current, focus.field);
  }, [focus]);

  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || form.current === null) return;
    // A choice that was made by this very key may show other fields, which the way on goes through.
    if (event.key === 'Enter') flushSync(() => undefined);
    const moved = moveByKey(form.current, event.target, event.key);
    if (moved === 'none') return;
    event.preventDefault();
    if (moved === 'last' && !event.repeat) void quote(clientKey);
  };

  return (
    <form
      ref={form}
      className="entry-form"
      tabIndex={-1}
      aria-label={t('transaction.fields')}
      noValidate
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
    >
      {entryFields(definition, entry.values).map((field) => (
        <FormField key={field.name} field={field} entry={entry} error={errors.get(field.name)} />
      ))}
    </form>
  );
};
