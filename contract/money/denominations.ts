import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { type MinorUnits, type MinorUnitsString, minor } from './amount.ts';
import { CNY, type Currency } from './currency.ts';

/** One kind of note or coin. `value` is in minor units of the table's currency, as on the wire. */
export type Denomination = {
  readonly id: string;
  readonly kind: 'note' | 'coin';
  readonly value: MinorUnitsString;
  readonly name: { readonly zh: string; readonly en: string };
};

/** Configuration, delivered by central with an effective date: series come and go (the fourth series' notes ceased on 2018-05-01). */
export type DenominationTable = { readonly currency: Currency; readonly items: readonly Denomination[] };

const item = (kind: 'note' | 'coin', face: string, value: string, zh: string, en: string): Denomination => ({
  id: `${kind === 'note' ? 'n' : 'c'}${face}`,
  kind,
  value: value as MinorUnitsString,
  name: { zh, en },
});

export const CNY_DENOMINATIONS: DenominationTable = {
  currency: CNY,
  items: [
    item('note', '100', '10000', '100元纸币', '100 yuan note'),
    item('note', '50', '5000', '50元纸币', '50 yuan note'),
    item('note', '20', '2000', '20元纸币', '20 yuan note'),
    item('note', '10', '1000', '10元纸币', '10 yuan note'),
    item('note', '5', '500', '5元纸币', '5 yuan note'),
    item('note', '1', '100', '1元纸币', '1 yuan note'),
    item('note', '0.5', '50', '5角纸币', '5 jiao note'),
    item('note', '0.1', '10', '1角纸币', '1 jiao note'),
    item('coin', '1', '100', '1元硬币', '1 yuan coin'),
    item('coin', '0.5', '50', '5角硬币', '5 jiao coin'),
    item('coin', '0.1', '10', '1角硬币', '1 jiao coin'),
    item('coin', '0.05', '5', '5分硬币', '5 fen coin'),
    item('coin', '0.02', '2', '2分硬币', '2 fen coin'),
    item('coin', '0.01', '1', '1分硬币', '1 fen coin'),
  ],
};

/** How many pieces of each denomination, by denomination id. A missing id means none. */
export type DenominationCounts = Readonly<Record<string, number>>;

/** More pieces of one kind than any vault of a branch holds; a larger figure is a keying error. */
export const MAX_PIECES = 1_000_000;

const countSchema = z.int().min(0).max(MAX_PIECES);

/** Refuses ids that the table does not hold. */
export const denominationCountsSchemaFor = (table: DenominationTable) => {
  const known = new Set(table.items.map((denomination) => denomination.id));
  return z.record(
    z.string().refine((id) => known.has(id), { error: 'DENOMINATION_UNKNOWN' }),
    countSchema,
  );
};

export const denominationCountsSchema = denominationCountsSchemaFor(CNY_DENOMINATIONS);

export type DenominationError =
  | { readonly code: 'DENOMINATION_UNKNOWN'; readonly details: { readonly denomination: string } }
  | { readonly code: 'INPUT_INVALID'; readonly details: { readonly reason: string } };

/** The value of a count, in minor units of the table's currency. */
export function sumDenominations(counts: DenominationCounts, table: DenominationTable): Result<MinorUnits, DenominationError> {
  const byId = new Map(table.items.map((denomination) => [denomination.id, denomination]));
  let total = 0n;
  for (const [id, count] of Object.entries(counts)) {
    const denomination = byId.get(id);
    if (!denomination) return err({ code: 'DENOMINATION_UNKNOWN', details: { denomination: id } });
    if (!countSchema.safeParse(count).success) return err({ code: 'INPUT_INVALID', details: { reason: `${id} x ${count}` } });
    total += BigInt(denomination.value) * BigInt(count);
  }
  return ok(minor(total));
}
