import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';

interface Blocker {
  readonly kind: string;
  readonly reference: string;
}

/** Where central's kinds of blockers are settled. Cash on its way is settled by the transaction that gave it. */
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

const MOVES: ReadonlySet<string> = new Set(['cashGiven', 'cashToReceive', 'cashInTransit']);
const MOST_MOVES = 200;

/** For each blocker the code of the transaction that settles it; null: none of this counter does. */
export const settlingTransactions = async (context: AgentContext, blockers: readonly Blocker[]): Promise<(string | null)[]> => {
  const asks = blockers.some(({ kind }) => MOVES.has(kind));
  const moves = asks ? await askCentral(context, 'cashMoves', { query: { state: 'inTransit', limit: MOST_MOVES } }) : null;
  const given = new Map(moves?.ok === true ? moves.value.moves.map(({ number, transactionCode }) => [number, transactionCode]) : []);
  return blockers.map(({ kind, reference }) => {
    const code = (MOVES.has(kind) ? given.get(reference) : undefined) ?? SETTLED_BY[kind];
    return code !== undefined && findTransaction(code) !== undefined ? code : null;
  });
};
