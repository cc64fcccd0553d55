import { formatAmount } from '../../../../contract/money/amount.ts';
import { CNY } from '../../../../contract/money/currency.ts';
import { accountNumberSchema } from '../../../../contract/primitives.ts';
import { heldBy } from '../../../../contract/transactions/readField.ts';
import type { HoldView } from '../../../../contract/views/customer.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useAccount } from '../../customer/customerStore.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { cleanAccount } from './cleanPaste.ts';
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
  const hint = account?.state === 'found' ? t('holds.none') : t('holds.accountFirst');
  return (
    <ChoiceList
      {...props}
      choices={holds.map((hold) => ({ value: hold.id, label: label(hold) }))}
      chosen={heldBy(field, entry.values)}
      below={holds.length === 0 ? <p className="field-hint">{hint}</p> : undefined}
    />
  );
};
