import type { ParametersAt } from '../parameters/at.ts';

/** What a level limits, each with an amount of its own (see `counterLimitSchema`). */
export type LimitedAct = 'cashIn' | 'cashOut' | 'transfer';

/**
 * Whether an amount in fen is more than a teller of this level may do alone on the date that the parameters are of. A level that the
 * bank says nothing of may do nothing alone.
 */
export function exceedsLevel(parameters: ParametersAt, level: number, act: LimitedAct, amount: bigint): boolean {
  const limits = parameters.get('counterLimit', String(level));
  return limits === null || amount > BigInt(limits[act]);
}
