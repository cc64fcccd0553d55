import { findTransaction } from '../../../contract/transactions/catalogue.ts';

/** Where central's kinds of blockers are settled. */
const SETTLED_BY: Readonly<Record<string, string>> = {
  tillOpen: '0212',
  cashGiven: '0223',
  cashToReceive: '0223',
  cashInTransit: '0223',
  handOver: '0241',
  vouchersGiven: '0232',
  vouchersToReceive: '0232',
  vouchersInTransit: '0232',
  vaultNotCounted: '0214',
  vaultUnbalanced: '0214',
  overridePending: '1701',
};

/** The transaction that settles a blocker of this kind; null: none of this counter does. */
export const settlingTransaction = (kind: string): string | null => {
  const code = SETTLED_BY[kind];
  return code !== undefined && findTransaction(code) !== undefined ? code : null;
};
