import type { Invention } from '../invention.ts';
import type { PlannedAccount } from '../planned.ts';
import type { Random } from '../random.ts';
import { type DepositWish, type Fate, planFixed } from './deposits.ts';
import { planCall, planFixedOrDemand, planInstalments } from './otherDeposits.ts';

/** Of a hundred customers: what becomes of a fixed deposit that one has. */
const FATES: Readonly<Record<number, Fate>> = {
  0: 'today',
  1: 'soon',
  2: 'soon',
  3: 'soonRollingOver',
  4: 'overdue',
  5: 'overdue',
  6: 'rolled',
  7: 'drawn',
  8: 'partlyDrawn',
};
/** From here on nobody has a deposit. */
const WITHOUT = 32;

/** The term deposit of a customer by slot, if there is one. */
export function planDeposit(invention: Invention, random: Random, wish: DepositWish, slot: number): PlannedAccount | null {
  if (slot >= WITHOUT) return null;
  switch (slot) {
    case 9:
    case 10:
      return wish.company ? planCall(invention, random, wish, '7D', false) : planInstalments(invention, random, wish);
    case 11:
      return planCall(invention, random, wish, '7D', true);
    case 12:
      return planCall(invention, random, wish, random.chance(50) ? '1D' : '7D', false);
    case 13:
      return wish.company ? planCall(invention, random, wish, '1D', true) : planFixedOrDemand(invention, random, wish);
    default:
      return planFixed(invention, random, wish, FATES[slot] ?? (random.chance(40) ? 'rollingOver' : 'running'));
  }
}
