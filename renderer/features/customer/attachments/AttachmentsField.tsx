import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { WireError } from '../../../../contract/errors/wire.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { FieldShell } from '../../transaction/entry/FieldShell.tsx';
import type { FormFieldProps } from '../../transaction/entry/FormField.tsx';
import { AttachmentList } from './AttachmentList.tsx';
import { useAttachmentStore } from './attachmentStore.ts';

/** Photos and documents that go with the form: files that the teller chooses, kept encrypted in this counter's database. */
export const AttachmentsField = ({ field, entry, error }: FormFieldProps) => {
  const { t } = useTexts();
  const { clientKey } = entry.view;
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<WireError | null>(null);
  const file = useRef<HTMLInputElement>(null);

  const take = async (files: readonly File[]): Promise<void> => {
    setBusy(true);
    setRefused(null);
    for (const each of files) {
      const failed = await useAttachmentStore.getState().add(clientKey, each.name, new Uint8Array(await each.arrayBuffer()));
      if (failed !== null) setRefused(failed);
    }
    setBusy(false);
  };
  return (
    <FieldShell field={field} error={error} group>
      <div className="attachments">
        <AttachmentList clientKey={clientKey} removable />
        <Button
          data-entry={field.name}
          disabled={busy}
          onKeyDown={(event) => {
            // Space opens the choice; Enter goes on, as in every field that may stay empty.
            if (event.key === 'Enter') event.preventDefault();
          }}
          onClick={() => file.current?.click()}
        >
          {busy ? t('ecif.attaching') : t('ecif.attach')}
        </Button>
        <span className="field-hint">{t('ecif.attachHint')}</span>
        <input
          ref={file}
          type="file"
          hidden
          multiple
          tabIndex={-1}
          aria-label={t('ecif.attach')}
          accept="image/jpeg,image/png,application/pdf"
          onChange={(event) => {
            void take([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <ErrorNotice error={refused} />
      </div>
    </FieldShell>
  );
};
