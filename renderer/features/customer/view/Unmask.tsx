import { Button } from 'antd';
import { useState } from 'react';
import type { WireError } from '../../../../contract/errors/wire.ts';
import type { CallInput } from '../../../../contract/ipc/contract.ts';
import type { CustomerView } from '../../../../contract/views/customer.ts';
import { teller } from '../../../bridge/teller.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { Dialog } from '../../../shared/components/Dialog.tsx';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../../shared/components/KeyHint.tsx';
import { useFileWords } from '../maintain/useFileWords.ts';

type Asked = Pick<CallInput<'customer.disclose'>, 'field' | 'idType' | 'entryId'>;

interface UnmaskProps {
  readonly customer: CustomerView;
  readonly onClose: () => void;
}

/** One masked number in clear, for a reason. The number is in this window for as long as the dialog stands. */
export const Unmask = ({ customer, onClose }: UnmaskProps) => {
  const { t } = useTexts();
  const words = useFileWords();
  const [chosen, setChosen] = useState(0);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const choices: readonly { readonly label: string; readonly asked: Asked }[] = [
    ...customer.documents.map((each) => ({
      label: words.document(each),
      asked: { field: 'idNumber' as const, idType: each.idType, entryId: null },
    })),
    ...customer.phones
      .filter(({ validUntil }) => validUntil === null)
      .map((each) => ({ label: words.phone(each), asked: { field: 'phone' as const, idType: null, entryId: each.id } })),
    ...customer.relationships
      .filter(({ otherIdNumberMasked }) => otherIdNumberMasked !== null)
      .map((each) => ({
        label: t('ecif.related', { name: each.otherName }),
        asked: { field: 'relatedIdNumber' as const, idType: null, entryId: each.id },
      })),
  ];
  const ask = async (): Promise<void> => {
    const wanted = choices[chosen];
    if (wanted === undefined || reason.trim() === '' || busy) return;
    setBusy(true);
    setShown(null);
    const result = await teller.call('customer.disclose', { customerNumber: customer.number, ...wanted.asked, reason: reason.trim() });
    setBusy(false);
    setError(result.ok ? null : result.error);
    if (result.ok) setShown(result.value.value);
  };
  const onEnter = (event: { readonly key: string; preventDefault(): void }): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void ask();
  };
  return (
    <Dialog
      title={t('ecif.unmaskTitle')}
      onClose={onClose}
      footer={
        <>
          <Button size="large" onClick={onClose}>
            {t('ecif.close')} <KeyHint keys="Esc" />
          </Button>
          <Button size="large" type="primary" disabled={busy || reason.trim() === ''} onClick={() => void ask()}>
            {t('ecif.unmaskDo')} <KeyHint keys="Enter" />
          </Button>
        </>
      }
    >
      <p>{t('ecif.unmaskNote')}</p>
      <label className="unmask-part">
        <span>{t('ecif.unmaskWhat')}</span>
        <select className="input" value={chosen} onChange={(event) => setChosen(Number(event.target.value))} onKeyDown={onEnter}>
          {choices.map(({ label }, index) => (
            <option key={label} value={index}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className="unmask-part">
        <span>{t('ecif.unmaskReason')}</span>
        <input
          className="input"
          type="text"
          autoComplete="off"
          maxLength={200}
          data-first-answer
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={onEnter}
        />
      </label>
      <p role="status" className="unmasked">
        {shown !== null && (
          <>
            {t('ecif.unmasked')} <b className="figures selectable">{shown}</b>
          </>
        )}
      </p>
      <ErrorNotice error={error} />
    </Dialog>
  );
};
