import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { formOf } from '../transaction/formStore.ts';
import { useCustomerStore } from './customerStore.ts';
import { useSearchStore } from './searchStore.ts';
import { accountOfForm, customerOfForm } from './subject.ts';

/** F4: the whole view of the customer at hand, or an empty search when nobody is. */
export const showCustomerOfForm = (): void => {
  const { screen, openPanel } = useWorkspaceStore.getState();
  const number = screen.kind === 'form' ? accountOfForm(formOf(screen.clientKey)) : null;
  const named = screen.kind === 'form' ? customerOfForm(formOf(screen.clientKey)) : null;
  const looked = number === null ? undefined : useCustomerStore.getState().accounts[number];
  if (looked?.state === 'found') void useSearchStore.getState().choose(looked.value.customerNumber);
  else if (named !== null) void useSearchStore.getState().choose(named);
  else useSearchStore.getState().startOver();
  openPanel('customer360');
};
