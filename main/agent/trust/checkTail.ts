import { type Store, StoreError } from '../../../db/store.ts';

/**
 * The check of a start: the rows behind the head that central is known to keep (trust: storage). A broken chain keeps the counter from
 * starting, for what is added to it would bury the evidence; nothing is repaired.
 */
export const checkTail = async (store: Store): Promise<void> => {
  const anchor = await store.do('keptAnchor', null);
  const found = await store.do('verifyTail', anchor);
  if (found.intact) return;
  await store.close();
  throw new StoreError('STORE_DAMAGED', `audit row ${found.firstBadRow ?? 0} is missing, changed or out of place`);
};
