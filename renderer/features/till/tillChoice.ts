import type { TillView } from '../../../contract/views/session.ts';

/** The till that is taken without asking: the only one that is closed. */
export const soleChoice = (tills: readonly Pick<TillView, 'tillId' | 'state'>[]): string | null => {
  const closed = tills.filter((till) => till.state === 'closed');
  return closed.length === 1 ? (closed[0]?.tillId ?? null) : null;
};
