import type { AccountView } from '../../../contract/views/customer.ts';
import type { VirtualFault } from '../../../contract/views/virtualCounter.ts';
import { teller } from '../../bridge/teller.ts';
import { useVirtualCounterStore } from './virtualCounterStore.ts';

const { answered } = useVirtualCounterStore.getState();

export const loadVirtualCounter = async (): Promise<void> => answered(await teller.call('virtualCounter.state', {}));

export const insertBook = async (account: AccountView): Promise<void> => {
  if (account.passbook === null) return;
  const { number } = account.passbook;
  answered(
    await teller.call('virtualCounter.insertPassbook', {
      passbookNumber: number,
      accountNumber: account.number,
      holder: account.holderName,
    }),
  );
};

export const removeBook = async (): Promise<void> => answered(await teller.call('virtualCounter.removePassbook', {}));

/** Null mends the printer and plugs it in again. */
export const setFault = async (fault: VirtualFault | null, afterLine: number): Promise<void> =>
  answered(await teller.call('virtualCounter.fault', { fault, afterLine }));
