import type { AccountNumber } from '../../../contract/primitives.ts';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { useFormStore } from '../transaction/formStore.ts';
import { useSearchStore } from './searchStore.ts';
import { accountOfForm } from './subject.ts';

/** The account that the work in the middle is about: of the form shown, or the one chosen in the customer view. */
export const useSubject = (): AccountNumber | null => {
  const screen = useWorkspaceStore((state) => state.screen);
  const ofForm = useFormStore((state) => (screen.kind === 'form' ? accountOfForm(state.forms[screen.clientKey]) : null));
  const chosen = useSearchStore((state) => state.accountNumber);
  return screen.kind === 'panel' && screen.panel === 'customer360' ? chosen : ofForm;
};
