import { Button } from 'antd';
import { useState } from 'react';
import type { WireError } from '../../../../contract/errors/wire.ts';
import { type ExistenceValue, typedIdentity } from '../../../../contract/transactions/customer/existence.ts';
import { teller } from '../../../bridge/teller.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { enter } from '../../transaction/formActions.ts';
import type { FormEntry } from '../../transaction/formModel.ts';
import { useFormStore } from '../../transaction/formStore.ts';

interface GreyConsentProps {
  readonly entry: FormEntry;
  readonly field: string;
  readonly held: ExistenceValue;
}

const EMPTY = { tellerId: '', password: '', code: '', reason: '' };
type Part = keyof typeof EMPTY;

/** A supervisor allows this one creation, at this counter, with a reason. The password goes to central at once and is kept nowhere. */
export const GreyConsent = ({ entry, field, held }: GreyConsentProps) => {
  const { t } = useTexts();
  const { clientKey } = entry.view;
  const [claim, setClaim] = useState(EMPTY);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<WireError | null>(null);
  const ready = claim.tellerId !== '' && claim.password !== '' && claim.reason.trim() !== '' && !busy;

  const allow = async (): Promise<void> => {
    const identity = typedIdentity(entry.values);
    if (!ready || identity === null) return;
    setBusy(true);
    const { tellerId, password, code, reason } = claim;
    const { kind, idType, idNumber } = identity;
    const result = await teller.call('customer.allowGrey', {
      clientKey,
      tellerId,
      password,
      ...(code === '' ? {} : { code }),
      kind,
      idType,
      idNumber,
      reason: reason.trim(),
    });
    setBusy(false);
    setClaim({ ...claim, password: '', code: '' });
    setRefused(result.ok ? null : result.error);
    if (!result.ok) return;
    enter(clientKey, field, { ...held, greyOverrideId: result.value.greyOverrideId });
    useFormStore.getState().focusOn(clientKey, 'addressKind');
  };
  const box = (part: Part, length: number) => (
    <label className="witness-part">
      <span>{part === 'reason' ? t('ecif.greyReason') : t(`transaction.witness.${part}`)}</span>
      <input
        className="input"
        type={part === 'password' ? 'password' : 'text'}
        inputMode={part === 'tellerId' || part === 'code' ? 'numeric' : 'text'}
        autoComplete="off"
        data-entry={field}
        maxLength={length}
        value={claim[part]}
        onChange={(event) => setClaim({ ...claim, [part]: event.target.value })}
      />
    </label>
  );
  return (
    <section className="grey-consent" aria-label={t('ecif.greyTitle')}>
      <p className="notice notice-warning">{t('ecif.greyTitle')}</p>
      <div className="witness">
        {box('reason', 200)}
        {box('tellerId', 8)}
        {box('password', 128)}
        {box('code', 6)}
        <Button
          data-entry={field}
          disabled={!ready}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.stopPropagation();
          }}
          onClick={() => void allow()}
        >
          {t('ecif.greyAllow')}
        </Button>
      </div>
      <ErrorNotice error={refused} />
    </section>
  );
};
