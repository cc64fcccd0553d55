import { useEffect, useRef } from 'react';
import { formatAmount } from '../../../../contract/money/amount.ts';
import { CNY } from '../../../../contract/money/currency.ts';
import { accountNumberSchema } from '../../../../contract/primitives.ts';
import { heldBy } from '../../../../contract/transactions/readField.ts';
import type { HoldView } from '../../../../contract/views/customer.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useAccount } from '../../customer/customerStore.ts';
import { useFormStore } from '../formStore.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { cleanAccount } from './cleanPaste.ts';
import { errorId, FieldShell, fieldId } from './FieldShell.tsx';
import type { FormFieldProps } from './FormField.tsx';

/** One of the freezes and stops in force on the account that another field names. */
export const HoldField = (props: FormFieldProps) => {
  const { t } = useTexts();
  const { field, entry } = props;
  const number = accountNumberSchema.safeParse(cleanAccount(String(entry.values[field.of ?? ''] ?? ''))).data ?? null;
  const account = useAccount(number);
  const holds = account?.state === 'found' ? account.value.holds : [];
  const label = ({ kind, amount, authority, documentNumber, endsOn }: HoldView): string =>
    [
      t(`holds.kinds.${kind}`),
      ...(amount === null ? [] : [formatAmount(BigInt(amount), CNY)]),
      t(`holds.authorities.${authority}`),
      documentNumber,
      t('holds.until', { date: endsOn }),
    ].join(' · ');
  const waiting = useRef(false);
  // Enter may be quicker than the look-up: who waits here goes on in the list once it is there.
  useEffect(() => {
    if (holds.length > 0 && waiting.current) useFormStore.getState().focusOn(entry.view.clientKey, field.name);
  }, [holds.length, entry.view.clientKey, field.name]);
  if (holds.length === 0) {
    const loading = account?.state === 'loading' ? t('transaction.lookingUp') : t('holds.accountFirst');
    return (
      <FieldShell field={field} error={props.error}>
        <input
          id={fieldId(field)}
          className="input"
          readOnly
          data-entry={field.name}
          aria-describedby={errorId(field)}
          value={account?.state === 'found' ? t('holds.none') : loading}
          onFocus={() => {
            waiting.current = true;
          }}
          onBlur={() => {
            waiting.current = false;
          }}
        />
      </FieldShell>
    );
  }
  return (
    <ChoiceList {...props} choices={holds.map((hold) => ({ value: hold.id, label: label(hold) }))} chosen={heldBy(field, entry.values)} />
  );
};
