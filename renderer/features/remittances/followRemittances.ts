import { teller } from '../../bridge/teller.ts';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { useRemittanceStore } from './remittanceStore.ts';

const isShown = (): boolean => {
  const { screen } = useWorkspaceStore.getState();
  return screen.kind === 'panel' && screen.panel === 'remittances';
};

/** The register is read again when money comes in while it is looked at. */
export const followRemittances = (): void => {
  teller.on('branch.event', ({ kind }) => {
    if ((kind === 'incomingMoney' || kind === 'missed') && isShown()) void useRemittanceStore.getState().load();
  });
};
