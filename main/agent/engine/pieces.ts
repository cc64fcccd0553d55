import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { CNY_DENOMINATIONS, type DenominationCounts, sumDenominations } from '../../../contract/money/denominations.ts';
import type { CounterSide, RequestValues, TransactionDefinition } from '../../../contract/transactions/definition.ts';
import type { TillView } from '../../../contract/views/session.ts';

/** What a request does to the till: pieces and minor units of CNY, positive into it, negative out of it. */
export interface TillChange {
  readonly pieces: Readonly<Record<string, number>>;
  readonly amount: bigint;
}

const worth = (counts: DenominationCounts): bigint => {
  const sum = sumDenominations(counts, CNY_DENOMINATIONS);
  if (!sum.ok) throw new Error(`Pieces that were checked do not add up: ${sum.error.code}`);
  return sum.value;
};

export const tillChange = (definition: TransactionDefinition, values: RequestValues, counter: CounterSide): TillChange => {
  const moved = definition.cash?.(values, counter);
  if (moved === undefined) return { pieces: {}, amount: 0n };
  const pieces: Record<string, number> = {};
  for (const [id, count] of Object.entries(moved.taken)) pieces[id] = (pieces[id] ?? 0) + count;
  for (const [id, count] of Object.entries(moved.given)) pieces[id] = (pieces[id] ?? 0) - count;
  return {
    pieces: Object.fromEntries(Object.entries(pieces).filter(([, count]) => count !== 0)),
    amount: worth(moved.taken) - worth(moved.given),
  };
};

/** The first kind of piece of which the till holds fewer than are to be paid out, said at the field of the count. Null: enough. */
export const lackingPieces = (change: TillChange, till: TillView, definition: TransactionDefinition): WireError | null => {
  for (const { id, name } of CNY_DENOMINATIONS.items) {
    const held = till.denominations[id] ?? 0;
    if (held + (change.pieces[id] ?? 0) >= 0) continue;
    const details = { tillId: till.tillId, denomination: name.zh, held: String(held) };
    const field = definition.fields.findLast(({ type }) => type === 'denominations')?.name;
    return wireError('TILL_LACKS_PIECES', details, field === undefined ? [] : [{ field, code: 'TILL_LACKS_PIECES', details }]);
  }
  return null;
};
