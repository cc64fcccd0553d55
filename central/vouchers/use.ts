import { sql } from 'kysely';
import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { consumeNumber, type HoldingError, takeRange } from '../../contract/vouchers/holding.ts';
import { formatVoucherRange, type VoucherNumber } from '../../contract/vouchers/range.ts';
import type { VoucherTypeId } from '../../contract/vouchers/types.ts';
import { refuse } from '../answer.ts';
import type { Tx } from '../database/serializable.ts';
import { type Holder, mustNotSkip } from './holder.ts';
import { moveForms, readHolding } from './stock.ts';

/** One form of one holder. */
export interface Form {
  readonly type: VoucherTypeId;
  readonly holder: Holder;
  readonly number: VoucherNumber;
}

/** A rule of holdings as the teller is told it. */
export function refuseHolding(error: HoldingError): Result<never, WireError> {
  switch (error.code) {
    case 'NUMBER_NOT_HELD':
      return refuse('VOUCHER_NUMBER_NOT_HELD', { number: error.number });
    case 'NUMBER_ALREADY_USED':
      return refuse('VOUCHER_NUMBER_USED', { number: error.number });
    case 'NUMBER_SKIPPED':
      return refuse('VOUCHER_NUMBER_SKIPPED', { next: error.next });
    case 'RANGE_NOT_HELD':
    case 'RANGE_HELD_BY_ANOTHER':
      return refuse('VOUCHER_RANGE_NOT_HELD', { range: formatVoucherRange(error.range) });
  }
}

/**
 * Whether this form may be used now: never spent before, held, and the lowest number of its holder, unless that is a customer. For a
 * handler's `read`; in the same serializable transaction `useVoucher` cannot fail then. `skip`: any number will do, as when it is lost.
 */
export async function checkVoucher(tx: Tx, { type, holder, number }: Form, skip = !mustNotSkip(holder)): Promise<Result<true, WireError>> {
  const spent = await tx
    .selectFrom('voucher_fates')
    .select('number')
    .where('type', '=', type)
    .where('number', '=', number)
    .executeTakeFirst();
  if (spent !== undefined) return refuse('VOUCHER_NUMBER_USED', { number });
  const holding = await readHolding(tx, holder, type);
  const rest = skip ? takeRange(holding, { first: number, last: number }) : consumeNumber(holding, number);
  if (rest.ok) return ok(true);
  return rest.error.code === 'RANGE_NOT_HELD' ? refuse('VOUCHER_NUMBER_NOT_HELD', { number }) : refuseHolding(rest.error);
}

interface Spending extends Form {
  /** The entry that spends it, which is written already. */
  readonly entryId: string;
  readonly fate: 'used' | 'void' | 'lost';
  readonly reason: string | null;
  /** The line in the off-balance ledger, where an entry spends several forms. */
  readonly line?: number;
}

/** Spends a form for ever. The number's key in the table lets nobody spend it again. */
export async function spendVoucher(tx: Tx, { type, holder, number, entryId, fate, reason, line = 1 }: Spending): Promise<void> {
  const entry = await tx
    .selectFrom('journal_entry')
    .select(['branch_code', 'teller_id', 'business_date', 'posted_at'])
    .where('id', '=', entryId)
    .executeTakeFirstOrThrow();
  if (entry.teller_id === null) throw new Error('Forms are spent by people');
  const range = { first: number, last: number };
  await moveForms(tx, { type, range, branchCode: entry.branch_code, entryId, line, from: holder, to: null });
  await tx
    .insertInto('voucher_fates')
    .values({
      type,
      number,
      fate,
      holder,
      branch_code: entry.branch_code,
      teller_id: entry.teller_id,
      entry_id: entryId,
      business_date: entry.business_date,
      reason,
      decided_at: entry.posted_at,
    })
    .execute();
  // An entry names one form; of several the first, the others stand in the off-balance ledger.
  await sql`update journal_entry set voucher_number = ${number} where id = ${entryId} and voucher_number is null`.execute(tx);
}

/**
 * Uses one form for an entry: the off-balance side of issuing a book, a certificate, a draft. Call `checkVoucher` in the handler's `read`
 * and refuse by its answer; call this in the plan's `write`. Throws when the form cannot be used.
 */
export const useVoucher = (tx: Tx, use: Form & { readonly entryId: string; readonly line?: number }): Promise<void> =>
  spendVoucher(tx, { ...use, fate: 'used', reason: null });

/** A used form becomes void, when what it was used for is reversed (domain: reversal). It is never usable again. */
export async function voidUsedVoucher(tx: Tx, { type, number, reason }: Omit<Form, 'holder'> & { readonly reason: string }): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('voucher_fates')
    .set({ fate: 'void', reason })
    .where('type', '=', type)
    .where('number', '=', number)
    .where('fate', '=', 'used')
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error(`${type} ${number} was not used`);
}
