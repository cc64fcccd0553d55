import type { z } from 'zod';
import { luhnValid } from '../../../contract/identifiers/pan.ts';
import { paymentChip } from '../../emulators/omron/chip.ts';
import type { EmulatedCard } from '../../emulators/omron/slot.ts';
import type { cardBodySchema } from './api.ts';

type Card = z.output<typeof cardBodySchema>;

/** The number of another card: the last digit but one is changed, and the check digit with it. */
function otherPan(pan: string): string {
  const body = `${pan.slice(0, -2)}${(Number(pan.at(-2)) + 1) % 10}`;
  for (let check = 0; check < 10; check += 1) if (luhnValid(`${body}${check}`)) return `${body}${check}`;
  return pan;
}

/** ISO 7813: service code 220 (chip, online) where the card has a chip, 120 where not. */
export function cardOf({ pan, expiry, name, chip, stripe }: Card): EmulatedCard {
  const encoded = stripe === 'other' ? otherPan(pan) : pan;
  const rest = `${expiry}${chip ? '220' : '120'}0000000`;
  return {
    id: pan,
    track1: stripe === 'none' ? null : `%B${encoded}^${name}^${rest}?`,
    track2: stripe === 'none' ? null : `;${encoded}=${rest}?`,
    track3: null,
    chip: chip ? paymentChip({ pan, expiry, name }) : null,
  };
}
