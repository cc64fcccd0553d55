import type { SessionView } from '../../../contract/views/session.ts';
import type { CounterState } from '../../../contract/views/state.ts';
import { useFormStore } from '../transaction/formStore.ts';
import { wipe } from './wipe.ts';

export type SessionChange = 'none' | 'wipe' | 'keep';

/**
 * What becomes of this window when the session changes. A teller who has gone, or has locked the counter, leaves nothing behind; only what could not be saved yet
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

/** Whom the window is for: the teller who is signed on, and nobody while the counter is locked. */
export const atCounter = (counter: Pick<CounterState, 'session' | 'lock'> | null): SessionView | null =>
  counter === null || counter.lock !== null ? null : counter.session;

export const followSession = (before: SessionView | null, after: SessionView | null): void => {
  const unsaved = Object.values(useFormStore.getState().forms).some((entry) => entry.saving !== 'saved');
  const change = sessionChange(before, after, keptFor, unsaved);
  if (change === 'wipe') void wipe();
  keptFor = change === 'keep' ? (before?.tellerId ?? null) : after === null ? keptFor : null;
};
