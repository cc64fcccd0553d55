import { useEffect, useState } from 'react';
import type { WireError } from '../../../../contract/errors/wire.ts';
import { customerNumberSchema } from '../../../../contract/primitives.ts';
import { heldBy } from '../../../../contract/transactions/readField.ts';
import type { CustomerHit } from '../../../../contract/views/customer.ts';
import { teller } from '../../../bridge/teller.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { rowKeys } from '../../../shared/rowKeys.ts';
import { useCustomer, useCustomerStore } from '../../customer/customerStore.ts';
import { enter } from '../formActions.ts';
import { useFormStore } from '../formStore.ts';
import type { FormFieldProps } from './FormField.tsx';
import { TextField } from './TextField.tsx';

/** A customer by number, or by whatever else finds one: name, pinyin, ID, phone. Several hits are shown to choose from. */
export const CustomerField = (props: FormFieldProps) => {
  const { t } = useTexts();
  const { field, entry } = props;
  const { clientKey } = entry.view;
  const [hits, setHits] = useState<readonly CustomerHit[]>([]);
  const [problem, setProblem] = useState<WireError | 'none' | null>(null);
  const number = customerNumberSchema.safeParse(heldBy(field, entry.values)).data ?? null;
  const customer = useCustomer(number);
  useEffect(() => {
    if (number !== null) void useCustomerStore.getState().loadCustomer(number);
  }, [number]);

  const take = (hit: CustomerHit): void => {
    setHits([]);
    enter(clientKey, field.name, hit.number);
    useFormStore.getState().focusOn(clientKey, field.name);
  };
  const search = async (typed: string): Promise<void> => {
    const query = typed.normalize('NFKC').trim();
    setHits([]);
    setProblem(null);
    if (query === '' || customerNumberSchema.safeParse(query).success || [...query].length < 2) return;
    const result = await teller.call('customer.search', { query: query.slice(0, 60) });
    if (!result.ok) return setProblem(result.error);
    const [only, ...others] = result.value.hits;
    if (only === undefined) setProblem('none');
    else if (others.length === 0) take(only);
    else setHits(result.value.hits);
  };

  return (
    <div className={`field field-${field.width} customer-field`}>
      <TextField
        {...props}
        field={{ ...field, width: 12 }}
        error={hits.length > 0 ? undefined : props.error}
        onLeft={(value) => void search(value)}
        below={
          customer?.state === 'found' ? (
            <p className="field-echo">
              <b>{customer.value.name}</b> <span className="figures">{customer.value.idNumberMasked}</span>
            </p>
          ) : undefined
        }
      />
      {customer?.state === 'failed' && <ErrorNotice error={customer.error} />}
      {problem !== null && (problem === 'none' ? <p className="field-hint">{t('customer.noHits')}</p> : <ErrorNotice error={problem} />)}
      {hits.length > 0 && (
        <table className="list" aria-label={t('customer.hits')}>
          <tbody>
            {hits.map((hit) => (
              <tr
                key={hit.number}
                tabIndex={0}
                data-entry={field.name}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') event.stopPropagation();
                  rowKeys(event, () => take(hit));
                }}
                onClick={() => take(hit)}
              >
                <td>
                  <b>{hit.name}</b>
                </td>
                <td className="figures">{hit.idNumberMasked}</td>
                <td className="figures">{hit.phoneMasked}</td>
                <td className="figures">{hit.number}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
};
