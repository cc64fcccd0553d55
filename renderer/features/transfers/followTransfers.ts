import { teller } from '../../bridge/teller.ts';
import { useTransferStore } from './transferStore.ts';

/** What happens elsewhere in the branch to cash, tills and forms is seen here at once. */
export const followTransfers = (): void => {
  teller.on('branch.event', ({ kind }) => {
    if (kind === 'cashMoved' || kind === 'missed') void useTransferStore.getState().load();
  });
};
