import { useEffect } from 'react';
import { accountNumberSchema } from '../../../../contract/primitives.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { AccountStateBadge } from '../../customer/AccountStateBadge.tsx';
import { accountRefusal } from '../../customer/accountRefusal.ts';
import { useAccount, useCustomerStore } from '../../customer/customerStore.ts';
import { enter, leave } from '../formActions.ts';
import { cleanAccount, pastedInto } from './cleanPaste.ts';
import { errorId, FieldShell, fieldId } from './FieldShell.tsx';
import type { FormFieldProps } from './FormField.tsx';

/** An account number. Leaving it looks the account up and fills the customer panel. */
export const AccountField = ({ field, entry, error }: FormFieldProps) => {
  const { t, name } = useTexts();
  const { clientKey } = entry.view;
  const value = String(entry.values[field.name] ?? '');
  const number = accountNumberSchema.safeParse(cleanAccount(value)).data ?? null;
  const looked = useAccount(number);
  const lookUp = useCustomerStore((state) => state.lookUp);

  // A form that comes back (reload, parked, opened from a customer) shows its customer without anybody pressing Enter again.
  useEffect(() => {
    const { accounts } = useCustomerStore.getState();
    const saved = accountNumberSchema.safeParse(cleanAccount(value)).data;
    if (saved !== undefined && accounts[saved] === undefined && document.activeElement?.id !== fieldId(field)) void lookUp(saved);
  }, [value, field, lookUp]);

  const stands = error ?? (looked === undefined ? undefined : accountRefusal(looked, field.states));
  const below =
    looked?.state === 'found' ? (
      <p className="field-echo">
        <b>{looked.value.holderName}</b> <AccountStateBadge state={looked.value.state} />
      </p>
    ) : (
      <p className="field-hint">{looked?.state === 'loading' ? t('transaction.lookingUp') : field.hint && name(field.hint)}</p>
    );
  return (
    <FieldShell field={field} error={stands} below={below}>
      <input
        id={fieldId(field)}
        className="input input-figures"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        data-entry={field.name}
        data-slash="command"
        aria-invalid={stands !== undefined}
        aria-describedby={errorId(field)}
        aria-required={field.required}
        value={value}
        onChange={(event) => enter(clientKey, field.name, event.target.value.slice(0, 200))}
        onPaste={(event) => {
          event.preventDefault();
          const { selectionStart, selectionEnd } = event.currentTarget;
          const piece = cleanAccount(event.clipboardData.getData('text'));
          enter(clientKey, field.name, pastedInto(value, selectionStart, selectionEnd, piece));
        }}
        onBlur={() => {
          if (value.trim() === '') return;
          leave(clientKey, field.name);
          if (number !== null) void lookUp(number);
        }}
      />
    </FieldShell>
  );
};
