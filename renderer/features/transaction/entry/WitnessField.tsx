import { Button } from 'antd';
import { useState } from 'react';
import type { WireError } from '../../../../contract/errors/wire.ts';
import { witnessOf } from '../../../../contract/transactions/readField.ts';
import { teller } from '../../../bridge/teller.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { enter } from '../formActions.ts';
import { useFormStore } from '../formStore.ts';
import { FieldShell, fieldId } from './FieldShell.tsx';
import type { FormFieldProps } from './FormField.tsx';

/**
 * A second person at this counter proves who they are for this form alone. The password goes to central at once and is kept nowhere;
 * the form holds the proof.
 */
export const WitnessField = ({ field, entry, error }: FormFieldProps) => {
  const { t, name } = useTexts();
  const { clientKey } = entry.view;
  const [claim, setClaim] = useState({ tellerId: '', password: '', code: '' });
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<WireError | null>(null);
  const proven = witnessOf(entry.values[field.name]);

  const prove = async (): Promise<void> => {
    if (busy || claim.tellerId === '' || claim.password === '') return;
    setBusy(true);
    const { tellerId, password, code } = claim;
    const result = await teller.call('witness.prove', { clientKey, tellerId, password, ...(code === '' ? {} : { code }) });
    setBusy(false);
    setClaim({ tellerId, password: '', code: '' });
    setRefused(result.ok ? null : result.error);
    if (!result.ok) return;
    enter(clientKey, field.name, { tellerId: result.value.tellerId, name: result.value.name, proof: result.value.proof });
    useFormStore.getState().focusOn(clientKey, field.name);
  };
  const box = (part: 'tellerId' | 'password' | 'code', type: 'text' | 'password') => (
    <label className="witness-part">
      <span>{t(`transaction.witness.${part}`)}</span>
      <input
        id={part === 'tellerId' ? fieldId(field) : undefined}
        className="input"
        type={type}
        inputMode={part === 'password' ? 'text' : 'numeric'}
        autoComplete="off"
        data-entry={field.name}
        maxLength={part === 'password' ? 128 : part === 'code' ? 6 : 8}
        value={claim[part]}
        onChange={(event) => setClaim({ ...claim, [part]: event.target.value })}
      />
    </label>
  );

  return (
    <FieldShell field={field} error={error} below={field.hint && <p className="field-hint">{name(field.hint)}</p>} group>
      {proven === null ? (
        <div className="witness">
          {box('tellerId', 'text')}
          {box('password', 'password')}
          {box('code', 'text')}
          <Button
            data-entry={field.name}
            disabled={busy || claim.tellerId === '' || claim.password === ''}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.stopPropagation();
            }}
            onClick={() => void prove()}
          >
            {t('transaction.witness.prove')}
          </Button>
        </div>
      ) : (
        <p className="field-echo witness-proven">
          <b>{proven.name}</b> <span className="figures">{proven.tellerId}</span> {t('transaction.witness.proven')}{' '}
          <Button size="small" data-entry={field.name} onClick={() => enter(clientKey, field.name, null)}>
            {t('transaction.witness.other')}
          </Button>
        </p>
      )}
      <ErrorNotice error={refused} />
    </FieldShell>
  );
};
