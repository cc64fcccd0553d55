import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { WireError } from '../../../../contract/errors/wire.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../../shared/components/KeyHint.tsx';
import { useHotkey } from '../../../shared/keys/useHotkey.ts';
import { useFormStore } from '../../transaction/formStore.ts';
import { entryFields } from '../../transaction/shownFields.ts';
import type { FormProps } from '../../transaction/TransactionForm.tsx';
import { type CardTaken, readIdCard } from './readIdCard.ts';

const Waiting = ({ onCancel }: { readonly onCancel: () => void }) => {
  const { t } = useTexts();
  useHotkey('Escape', onCancel, { label: t('keys.back') });
  return <span role="status">{t('ecif.readingId')}</span>;
};

/** F9: the customer's ID card fills the form. Only where the form has the fields of a resident ID. */
export const IdReader = ({ entry, definition }: FormProps) => {
  const { t } = useTexts();
  const { clientKey } = entry.view;
  const [waiting, setWaiting] = useState(false);
  const wait = useRef<AbortController | null>(null);
  const [taken, setTaken] = useState<CardTaken | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const fields = new Set(entryFields(definition, entry.values).map(({ name }) => name));
  const fits = definition.family === 'customer' && fields.has('idNumber') && fields.has('idType');

  const read = async (): Promise<void> => {
    const controller = new AbortController();
    wait.current = controller;
    setWaiting(true);
    setTaken(null);
    setError(null);
    const result = await readIdCard(clientKey, new Set([...fields, 'expiresOn']), (name) => t('ecif.photoOf', { name }), controller.signal);
    setWaiting(false);
    if ('code' in result) return setError(result);
    setTaken(result);
    useFormStore.getState().focusOn(clientKey, fields.has('phone') ? 'phone' : 'idNumber');
  };
  useHotkey('F9', () => void read(), { label: t('ecif.readId'), enabled: fits && !waiting });
  if (!fits) return null;
  return (
    <div className="id-reader">
      {waiting ? (
        <Waiting onCancel={() => wait.current?.abort()} />
      ) : (
        <Button onClick={() => void read()}>
          {t('ecif.readId')} <KeyHint keys="F9" />
        </Button>
      )}
      {taken !== null && (
        <span role="status">
          {t('ecif.idRead', { name: taken.name })} {taken.photo ? '' : t('ecif.photoNotShown')}
        </span>
      )}
      {error !== null && error.code !== 'DEVICE_CANCELED' && <ErrorNotice error={error} />}
    </div>
  );
};
