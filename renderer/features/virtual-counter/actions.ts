import type { Pan } from '../../../contract/identifiers/pan.ts';
import type { AccountView } from '../../../contract/views/customer.ts';
import type { VirtualDevice, VirtualDeviceFault, VirtualFault, VirtualPadKey } from '../../../contract/views/virtualCounter.ts';
import { teller } from '../../bridge/teller.ts';
import type { CardDraft } from './cardDraft.ts';
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

export const insertSheet = async (size: { readonly widthMm: number; readonly heightMm: number }): Promise<void> =>
  answered(await teller.call('virtualCounter.insertSheet', size));

export const removeBook = async (): Promise<void> => answered(await teller.call('virtualCounter.removePassbook', {}));

/** Null mends the printer and plugs it in again. */
export const setFault = async (fault: VirtualFault | null, afterLine: number): Promise<void> =>
  answered(await teller.call('virtualCounter.fault', { fault, afterLine }));

/** Holds a card at the motor reader's slot, or swipes it. */
export const handCard = async (how: 'insert' | 'swipe', card: CardDraft & { readonly pan: Pan }): Promise<void> =>
  answered(await teller.call('virtualCounter.insertCard', { how, ...card }));

export const takeCard = async (): Promise<void> => answered(await teller.call('virtualCounter.takeCard', {}));

export const layIdCard = async (customerNumber: string): Promise<void> =>
  answered(await teller.call('virtualCounter.layIdCard', { customerNumber }));

export const liftIdCard = async (): Promise<void> => answered(await teller.call('virtualCounter.liftIdCard', {}));

let pressed: Promise<void> = Promise.resolve();

/** One key after the other: quick fingers must not overtake themselves on the way to the pad. */
export const pressKey = (key: VirtualPadKey): Promise<void> => {
  pressed = pressed.then(async () => answered(await teller.call('virtualCounter.pressKey', { key })));
  return pressed;
};

/** Null mends the device and plugs it in again. */
export const setDeviceFault = async (device: VirtualDevice, fault: VirtualDeviceFault | null): Promise<void> =>
  answered(await teller.call('virtualCounter.deviceFault', { device, fault }));
