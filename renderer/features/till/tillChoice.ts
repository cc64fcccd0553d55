import type { TillView } from '../../../contract/views/session.ts';

/** Nobody has it: it was closed, with or without a seal. */
export const isToOpen = ({ state }: Pick<TillView, 'state'>): boolean => state === 'closed' || state === 'sealed';

/** The till that is taken without asking: the only one that nobody has. */
export const soleChoice = (tills: readonly Pick<TillView, 'tillId' | 'state'>[]): string | null => {
  const closed = tills.filter(isToOpen);
  return closed.length === 1 ? (closed[0]?.tillId ?? null) : null;
};
