import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { WireError } from '../../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../../contract/primitives.ts';
import type { AttachmentView } from '../../../../contract/views/attachment.ts';
import { teller } from '../../../bridge/teller.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { Dialog } from '../../../shared/components/Dialog.tsx';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../../shared/components/KeyHint.tsx';

interface AttachmentDialogProps {
  readonly clientKey: ClientKey;
  readonly attachment: AttachmentView;
  readonly onClose: () => void;
}

/** One photo or document. The content is in this window for as long as the dialog stands; that it was shown is recorded. */
export const AttachmentDialog = ({ clientKey, attachment, onClose }: AttachmentDialogProps) => {
  const { t } = useTexts();
  const [source, setSource] = useState<string | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const { sha256, mediaType, name } = attachment;
  useEffect(() => {
    let wanted = true;
    void teller.call('attachment.read', { clientKey, sha256 }).then((result) => {
      if (!wanted) return;
      if (result.ok) setSource(`data:${result.value.mediaType};base64,${result.value.content}`);
      else setError(result.error);
    });
    return () => {
      wanted = false;
    };
  }, [clientKey, sha256]);
  return (
    <Dialog
      title={name}
      onClose={onClose}
      footer={
        <Button size="large" type="primary" data-first-answer onClick={onClose}>
          {t('ecif.close')} <KeyHint keys="Esc" />
        </Button>
      }
    >
      <ErrorNotice error={error} />
      {source === null && error === null && <p className="loading">{t('common.loading')}</p>}
      {source !== null && mediaType !== 'application/pdf' && <img className="attachment-picture" src={source} alt={name} />}
      {source !== null && mediaType === 'application/pdf' && <p>{t('ecif.pdfKept')}</p>}
      <p className="figures selectable attachment-hash">SHA-256 {sha256}</p>
    </Dialog>
  );
};
