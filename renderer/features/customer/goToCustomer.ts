import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { useSearchStore } from './searchStore.ts';

/** 1003 with this customer. A form that was shown stays parked in its tab. */
export const goToCustomer = (customerNumber: string): void => {
  useSearchStore.getState().startOver();
  void useSearchStore.getState().choose(customerNumber);
  useWorkspaceStore.getState().openPanel('customer360');
};
