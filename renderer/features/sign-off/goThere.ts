import type { SignOffItem } from '../../../contract/ipc/calls/session.ts';
import { startByCode } from '../code-bar/startTransaction.ts';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { leaveSignOff } from './signOffStore.ts';

/** Leaves the question and opens what the line is about. */
export const goThere = (go: NonNullable<SignOffItem['go']>): void => {
  leaveSignOff();
  if (go.to === 'form') useWorkspaceStore.getState().show({ kind: 'form', clientKey: go.clientKey });
  else void startByCode(go.code);
};
