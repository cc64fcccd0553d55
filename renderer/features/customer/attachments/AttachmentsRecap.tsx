import { useEffect } from 'react';
import type { ClientKey } from '../../../../contract/primitives.ts';
import { AttachmentList } from './AttachmentList.tsx';
import { useAttachmentStore } from './attachmentStore.ts';

interface AttachmentsRecapProps {
  readonly label: string;
  readonly clientKey: ClientKey;
}

/** What is attached to a form that was sent; nothing is said where nothing is. */
export const AttachmentsRecap = ({ label, clientKey }: AttachmentsRecapProps) => {
  const none = useAttachmentStore((state) => (state.forms[clientKey]?.length ?? 0) === 0);
  useEffect(() => {
    void useAttachmentStore.getState().load(clientKey);
  }, [clientKey]);
  if (none) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <AttachmentList clientKey={clientKey} />
      </dd>
    </>
  );
};
