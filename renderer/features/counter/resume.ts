import { useCounterStore } from './counterStore.ts';
import { useWorkspaceStore } from './workspaceStore.ts';

/** After a reload the teller finds the form that was last opened, not an empty counter. */
export const resumeNewestForm = (): void => {
  const newest = useCounterStore.getState().counter?.forms.at(-1);
  const { screen, show } = useWorkspaceStore.getState();
  if (newest !== undefined && screen.kind === 'home') show({ kind: 'form', clientKey: newest.clientKey });
};
