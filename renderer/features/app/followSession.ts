import type { SessionView } from '../../../contract/views/session.ts';
import { useFormStore } from '../transaction/formStore.ts';
import { wipe } from './wipe.ts';

export type SessionChange = 'none' | 'wipe' | 'keep';

/**
 * What becomes of this window when the session changes. A teller who has gone leaves nothing behind; only what could not be saved yet
 * is kept behind the sign-on screen, for the same teller alone.
 */
export const sessionChange = (
  before: Pick<SessionView, 'tellerId'> | null,
  after: Pick<SessionView, 'tellerId'> | null,
  keptFor: string | null,
  unsaved: boolean,
): SessionChange => {
  if (after !== null) return keptFor !== null && after.tellerId !== keptFor ? 'wipe' : 'none';
  if (before === null) return 'none';
  return unsaved ? 'keep' : 'wipe';
};

let keptFor: string | null = null;

export const followSession = (before: SessionView | null, after: SessionView | null): void => {
  const unsaved = Object.values(useFormStore.getState().forms).some((entry) => entry.saving !== 'saved');
  const change = sessionChange(before, after, keptFor, unsaved);
  if (change === 'wipe') void wipe();
  keptFor = change === 'keep' ? (before?.tellerId ?? null) : after === null ? keptFor : null;
};
