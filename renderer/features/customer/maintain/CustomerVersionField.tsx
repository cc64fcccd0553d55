import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { WireError } from '../../../../contract/errors/wire.ts';
import { customerNumberSchema } from '../../../../contract/primitives.ts';
import { fileVersionOf } from '../../../../contract/transactions/customer/fileVersion.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { FieldShell } from '../../transaction/entry/FieldShell.tsx';
import type { FormFieldProps } from '../../transaction/entry/FormField.tsx';
import { enter } from '../../transaction/formActions.ts';
import { formOf } from '../../transaction/formStore.ts';
import { useCustomer, useCustomerStore } from '../customerStore.ts';
import { FileFacts } from './FileFacts.tsx';

/**
 * The file as it stood when the change was typed. Central refuses a change that was typed on an older state; then it is read anew here, and
 * the teller looks at it again.
 */
export const CustomerVersionField = ({ field, entry, error }: FormFieldProps) => {
  const { t } = useTexts();
  const { clientKey } = entry.view;
  const [failed, setFailed] = useState<WireError | null>(null);
  const number = customerNumberSchema.safeParse(entry.values.customerNumber).data ?? null;
  const customer = useCustomer(number);
  const held = fileVersionOf(entry.values[field.name]);

  const read = async (customerNumber: string): Promise<void> => {
    await useCustomerStore.getState().loadCustomer(customerNumber);
    const looked = useCustomerStore.getState().customers[customerNumber];
    if (formOf(clientKey)?.values.customerNumber !== customerNumber) return;
    setFailed(looked?.state === 'failed' ? looked.error : null);
    if (looked?.state === 'found') enter(clientKey, field.name, { customerNumber, version: looked.value.version });
  };
  const due = number !== null && held?.customerNumber !== number;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` is made anew by every rendering; number and state say when it is due.
  useEffect(() => {
    if (due && number !== null) void read(number);
  }, [due, number]);

  return (
    <FieldShell field={field} error={error} group>
      {number === null && <p className="field-hint">{t('ecif.chooseCustomer')}</p>}
      {number !== null && customer?.state === 'found' && held?.customerNumber === number && (
        <FileFacts customer={customer.value} values={entry.values} />
      )}
      {number !== null && customer?.state === 'loading' && <p className="field-hint">{t('common.loading')}</p>}
      <ErrorNotice error={failed} />
      {number !== null && (error?.code === 'CUSTOMER_VERSION_DIFFERS' || failed !== null) && (
        <Button
          data-entry={field.name}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.stopPropagation();
          }}
          onClick={() => void read(number)}
        >
          {t('ecif.readAgain')}
        </Button>
      )}
    </FieldShell>
  );
};
