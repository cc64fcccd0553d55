import { addRange, type Holding, takeRange } from '../../contract/vouchers/holding.ts';
import { rangeSize, type VoucherNumber, type VoucherRange } from '../../contract/vouchers/range.ts';
import type { VoucherTypeId } from '../../contract/vouchers/types.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import type { Holder } from './holder.ts';

/** Forms of one kind, and in whose branch. */
export interface Forms {
  readonly type: VoucherTypeId;
  readonly range: VoucherRange;
  readonly branchCode: string;
}

/** The open numbers of one kind that a holder has, ascending. */
export async function readHolding(db: Db | Tx, holder: Holder, type: VoucherTypeId): Promise<Holding> {
  const rows = await db
    .selectFrom('voucher_ranges')
    .select(['first_number', 'last_number'])
    .where('holder', '=', holder)
    .where('type', '=', type)
    .orderBy('first_number')
    .execute();
  return rows.map(({ first_number, last_number }) => ({ first: first_number as VoucherNumber, last: last_number as VoucherNumber }));
}

const keyOf = ({ first, last }: VoucherRange): string => `${first}-${last}`;

/** Makes a holding what it is after a step: rows that changed go and come. */
async function writeHolding(tx: Tx, holder: Holder, { type, branchCode }: Forms, before: Holding, after: Holding): Promise<void> {
  const [had, has] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const gone = before.filter((range) => !has.has(keyOf(range))).map(({ first }) => first);
  const come = after.filter((range) => !had.has(keyOf(range)));
  if (gone.length > 0)
    await tx.deleteFrom('voucher_ranges').where('type', '=', type).where('first_number', 'in', gone).where('holder', '=', holder).execute();
  if (come.length > 0)
    await tx
      .insertInto('voucher_ranges')
      .values(
        come.map((range) => ({
          type,
          first_number: range.first,
          last_number: range.last,
          quantity: rangeSize(range),
          holder,
          branch_code: branchCode,
        })),
      )
      .execute();
}

/** A movement of forms in an entry. Without `from` they come from outside of the bank, without `to` they are spent. */
export interface Movement extends Forms {
  readonly entryId: string;
  readonly line: number;
  readonly from: Holder | null;
  readonly to: Holder | null;
}

/**
 * Moves forms from one holder to another and writes the off-balance ledger. The transaction has read before that they may move; that
 * they cannot any more is an error, not an answer.
 */
export async function moveForms(tx: Tx, movement: Movement): Promise<void> {
  const { type, range, from, to, entryId, line } = movement;
  if (from !== null) {
    const before = await readHolding(tx, from, type);
    const rest = takeRange(before, range);
    if (!rest.ok) throw new Error(`${from} does not hold ${type} ${keyOf(range)}`);
    await writeHolding(tx, from, movement, before, rest.value);
  }
  if (to !== null) {
    const before = await readHolding(tx, to, type);
    const after = addRange(before, range);
    if (!after.ok) throw new Error(`${to} holds ${type} ${keyOf(range)} already`);
    await writeHolding(tx, to, movement, before, after.value);
  }
  await tx
    .insertInto('voucher_ledger')
    .values({
      entry_id: entryId,
      line,
      type,
      first_number: range.first,
      last_number: range.last,
      quantity: rangeSize(range),
      from_holder: from,
      to_holder: to,
    })
    .execute();
}
