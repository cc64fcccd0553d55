import type { AccountHoldsTable } from '../database/tables/accounts.ts';

/** What the holds in force make of an account. */
export interface HoldEffect {
  readonly frozen: boolean;
  /** Minor units that are not available. May exceed the balance: later money falls under it (轮候). */
  readonly hold: bigint;
  readonly debitStop: boolean;
}

export const effectOf = (holds: readonly Pick<AccountHoldsTable, 'kind' | 'amount'>[]): HoldEffect => ({
  frozen: holds.some(({ kind }) => kind === 'freeze'),
  hold: holds.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n),
  debitStop: holds.some(({ kind }) => kind === 'stop'),
});
