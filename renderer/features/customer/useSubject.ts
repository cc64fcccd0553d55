import type { AccountNumber } from '../../../contract/primitives.ts';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { useFormStore } from '../transaction/formStore.ts';
import { useSearchStore } from './searchStore.ts';
import { accountOfForm, customerOfForm } from './subject.ts';

/** The account that the work in the middle is about: of the form shown, or the one chosen in the customer view. */
export const useSubject = (): AccountNumber | null => {
  const screen = useWorkspaceStore((state) => state.screen);
  const ofForm = useFormStore((state) => (screen.kind === 'form' ? accountOfForm(state.forms[screen.clientKey]) : null));
  const chosen = useSearchStore((state) => state.accountNumber);
  return screen.kind === 'panel' && screen.panel === 'customer360' ? chosen : ofForm;
};

/** The customer whom the form in the middle names, for forms that are about a customer and no account. */
export const useSubjectCustomer = (): string | null => {
  const screen = useWorkspaceStore((state) => state.screen);
  return useFormStore((state) => (screen.kind === 'form' ? customerOfForm(state.forms[screen.clientKey]) : null));
};
