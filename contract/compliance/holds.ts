import { addDays, addMonths, type BusinessDate } from '../dates/businessDate.ts';

/** Who may order a freeze, and for how many months at most; renewable, and it lapses by itself. The police's six months are [R]. */
export const FREEZE_MONTHS = { court: 12, police: 6, procuratorate: 6 } as const;

export type FreezeAuthority = keyof typeof FREEZE_MONTHS;

export const freezeEndsAtLatest = (authority: FreezeAuthority, begins: BusinessDate): BusinessDate =>
  addMonths(begins, FREEZE_MONTHS[authority]);

/** A freeze of an amount (null: the whole account), in order of arrival; later ones wait in the queue (轮候) for what the earlier leave. */
export type Freeze = { readonly id: string; readonly amount: bigint | null; readonly ends: BusinessDate };

export type FreezeShare = { readonly id: string; readonly held: bigint; readonly waiting: boolean };

/** How a balance is held by the freezes in force on a day, and what is left free. A frozen amount is not a blocked account. */
export function frozenShares(
  balance: bigint,
  freezes: readonly Freeze[],
  today: BusinessDate,
): { readonly shares: readonly FreezeShare[]; readonly free: bigint } {
  let free = balance > 0n ? balance : 0n;
  let blocked = false;
  const shares = freezes
    .filter((freeze) => today <= freeze.ends)
    .map((freeze): FreezeShare => {
      const wanted = freeze.amount ?? free;
      const held = blocked || free <= wanted ? free : wanted;
      const waiting = blocked || (freeze.amount !== null && held < freeze.amount);
      free -= held;
      blocked ||= freeze.amount === null;
      return { id: freeze.id, held, waiting };
    });
  return { shares, free };
}

/** A loss report by mouth lapses after five days unless it is written; a written one allows replacement after seven. [R] */
export const LOSS_REPORT_DAYS = { oral: 5, replacementAfterWritten: 7 } as const;

export const oralLossLapses = (reported: BusinessDate): BusinessDate => addDays(reported, LOSS_REPORT_DAYS.oral);
export const replacementFrom = (written: BusinessDate): BusinessDate => addDays(written, LOSS_REPORT_DAYS.replacementAfterWritten);
