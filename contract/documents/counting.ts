import { type MinorUnitsString, toWire } from '../money/amount.ts';
import type { DenominationCounts, DenominationTable } from '../money/denominations.ts';
import { headOf, type Printing } from './head.ts';
import type { CashCountInput, Person } from './inputs.ts';

export interface CountSource {
  readonly occasion: string;
  readonly title?: string;
  readonly till: string;
  readonly table: DenominationTable;
  readonly counts: DenominationCounts;
  /** What the books say; null where nothing is compared. */
  readonly booked: MinorUnitsString | null;
  readonly vouchers?: CashCountInput['vouchers'];
  readonly giver?: Person | null;
  readonly receiver?: Person | null;
  readonly witness?: Person | null;
  readonly businessDate: string;
  readonly traceNumber: string | null;
  readonly printing: Printing;
}

/** The slip of a count or a hand-over, with the table's denominations in its order. Kinds without a piece are left out. */
export function cashCountOf(source: CountSource): CashCountInput {
  const { table, counts } = source;
  return {
    kind: 'cashCount',
    ...headOf(source.printing, source),
    title: source.title ?? '现金清点单',
    till: source.till,
    occasion: source.occasion,
    currency: table.currency,
    counted: table.items.flatMap(({ id, name, value }) => {
      const pieces = counts[id] ?? 0;
      return pieces === 0 ? [] : [{ name: name.zh, pieces, value: toWire(BigInt(value) * BigInt(pieces)) }];
    }),
    booked: source.booked,
    vouchers: [...(source.vouchers ?? [])],
    giver: source.giver ?? null,
    receiver: source.receiver ?? null,
    witness: source.witness ?? null,
  };
}
