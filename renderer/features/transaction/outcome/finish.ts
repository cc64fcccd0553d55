import type { ClientKey } from '../../../../contract/primitives.ts';
import { findTransaction } from '../../../../contract/transactions/catalogue.ts';
import { startByCode } from '../../code-bar/startTransaction.ts';
import { useWorkspaceStore } from '../../counter/workspaceStore.ts';
import { useAttachmentStore } from '../../customer/attachments/attachmentStore.ts';
import { close } from '../formActions.ts';
import { formOf, useFormStore } from '../formStore.ts';

const letGo = (clientKey: ClientKey): void => {
  useWorkspaceStore.getState().show({ kind: 'home' });
  useFormStore.getState().remove(clientKey);
};

/** Closes a finished transaction and makes the counter ready for the next customer. */
export const finish = async (clientKey: ClientKey): Promise<void> => {
  const stage = formOf(clientKey)?.view.stage;
  // It waits for central in the offline queue, which archives it when it is answered.
  if (stage === 'queued') return letGo(clientKey);
  const archived = stage === 'done' || stage === 'void' || stage === 'reversed' || stage === 'rejected';
  const closed = await close(clientKey);
  // Closing what is closed already is refused by the agent and no matter to the teller.
  if (closed || archived) letGo(clientKey);
};

/** A new form, with a new key, holding what the rejected one held. */
export const fillInAgain = async (clientKey: ClientKey): Promise<void> => {
  const entry = formOf(clientKey);
  if (entry === undefined) return;
  await close(clientKey);
  // A proof of identity was given for the rejected form and for no other.
  const fields = findTransaction(entry.view.transactionCode)?.fields ?? [];
  const kept = Object.entries(entry.values).filter(([name]) => fields.find((field) => field.name === name)?.type !== 'witness');
  if (!(await startByCode(entry.view.transactionCode, Object.fromEntries(kept)))) return;
  const { screen } = useWorkspaceStore.getState();
  if (screen.kind === 'form' && fields.some(({ type }) => type === 'attachments'))
    await useAttachmentStore.getState().carry(clientKey, screen.clientKey);
  useFormStore.getState().remove(clientKey);
};
