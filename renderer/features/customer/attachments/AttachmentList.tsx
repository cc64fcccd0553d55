import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { WireError } from '../../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../../contract/primitives.ts';
import type { AttachmentView } from '../../../../contract/views/attachment.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { AttachmentDialog } from './AttachmentDialog.tsx';
import { useAttachmentStore } from './attachmentStore.ts';

interface AttachmentListProps {
  readonly clientKey: ClientKey;
  readonly removable?: boolean;
}

const NONE: readonly AttachmentView[] = [];
const size = (bytes: number): string => `${Math.ceil(bytes / 1_024)} KB`;

/** What is attached to a form: name, type, size and the beginning of the hash that the audit chain holds. */
export const AttachmentList = ({ clientKey, removable = false }: AttachmentListProps) => {
  const { t } = useTexts();
  const attachments = useAttachmentStore((state) => state.forms[clientKey] ?? NONE);
  const [shown, setShown] = useState<AttachmentView | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  useEffect(() => {
    void useAttachmentStore.getState().load(clientKey).then(setError);
  }, [clientKey]);
  if (attachments.length === 0) return <ErrorNotice error={error} />;
  // Enter on a button of a form would go on to the next field.
  const own = (event: { readonly key: string; stopPropagation(): void }): void => {
    if (event.key === 'Enter') event.stopPropagation();
  };
  return (
    <>
      <ul className="attachment-list" aria-label={t('ecif.attachments')}>
        {attachments.map((each) => (
          <li key={each.sha256}>
            <b>{each.name}</b>{' '}
            <small className="figures">
              {t(`ecif.mediaTypes.${each.mediaType}`)} {size(each.bytes)} SHA-256 {each.sha256.slice(0, 12)}…
            </small>{' '}
            <Button size="small" onKeyDown={own} onClick={() => setShown(each)}>
              {t('ecif.show')}
            </Button>
            {removable && (
              <Button
                size="small"
                type="text"
                danger
                onKeyDown={own}
                onClick={() => void useAttachmentStore.getState().remove(clientKey, each.sha256).then(setError)}
              >
                {t('ecif.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ErrorNotice error={error} />
      {shown !== null && <AttachmentDialog clientKey={clientKey} attachment={shown} onClose={() => setShown(null)} />}
    </>
  );
};
