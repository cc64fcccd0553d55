/** How the payee of an incoming credit compares with the books. */
export type IncomingCheck = {
  /** `none`: the message names no account of ours (a payee who is to collect in person). */
  readonly account: 'match' | 'unknown' | 'none';
  readonly name: 'match' | 'mismatch';
  /** Closed, or refusing credits by an order. */
  readonly accountBlocked?: boolean;
};

/**
 * - `AUTO_CREDIT`: credited at once, advice printed.
 * - `SUSPENSE`: 大额应付结算专户, then release, forward or inquire.
 * - `PAYABLE_REMITTANCE`: 应解汇款, for a payee without account, paid against ID.
 */
export type IncomingDecision = 'AUTO_CREDIT' | 'SUSPENSE' | 'PAYABLE_REMITTANCE';

export function decideIncoming({ account, name, accountBlocked = false }: IncomingCheck): IncomingDecision {
  if (account === 'none') return 'PAYABLE_REMITTANCE';
  return account === 'match' && name === 'match' && !accountBlocked ? 'AUTO_CREDIT' : 'SUSPENSE';
}
