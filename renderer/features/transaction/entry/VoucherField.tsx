import { useEffect, useState } from 'react';
import { heldBy } from '../../../../contract/transactions/readField.ts';
import { teller } from '../../../bridge/teller.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { enter } from '../formActions.ts';
import { formOf } from '../formStore.ts';
import type { FormFieldProps } from './FormField.tsx';
import { TextField } from './TextField.tsx';

/** `loading`, or the lowest number of the teller's stock; null: none left. */
type Next = 'loading' | { readonly number: string; readonly left: number } | null;

/** The number printed on a controlled form. The next of the teller's own is proposed, because forms are used in order. */
export const VoucherField = (props: FormFieldProps) => {
  const { t } = useTexts();
  const { field, entry } = props;
  const { clientKey } = entry.view;
  const [next, setNext] = useState<Next>('loading');
  useEffect(() => {
    void teller.call('voucher.own', {}).then((result) => {
      const own = result.ok ? result.value.own.filter(({ type }) => type === field.voucherType) : [];
      const [first] = own;
      setNext(first === undefined ? null : { number: first.first, left: own.reduce((sum, { quantity }) => sum + quantity, 0) });
      const now = formOf(clientKey);
      if (first !== undefined && now !== undefined && heldBy(field, now.values) === '') enter(clientKey, field.name, first.first);
    });
  }, [clientKey, field]);
  const below =
    next === 'loading' ? undefined : (
      <p className="field-hint">
        {next === null ? t('transaction.noVouchers') : t('transaction.nextVoucher', { number: next.number, left: next.left })}
      </p>
    );
  return <TextField {...props} figures below={below} />;
};
