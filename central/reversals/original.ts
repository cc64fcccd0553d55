import type { AccountRow } from '../accounts/account.ts';
import { findAccount } from '../accounts/account.ts';
import type { Tx } from '../database/serializable.ts';
import type { Pair } from '../ledger/pairs.ts';
import type { Till } from '../tills/tills.ts';

/** An entry as it was booked, with the accounts and tills that it moved as they stand now. */
export interface Original {
  readonly id: string;
  readonly traceNumber: string;
  readonly businessDate: string;
  readonly transactionCode: string;
  readonly tellerId: string | null;
  readonly deviceId: string | null;
  readonly reversed: boolean;
  readonly pairs: readonly Pair[];
  /** Signed minor units, as booked. */
  readonly moves: readonly { readonly account: AccountRow; readonly amount: bigint; readonly cash: boolean }[];
  readonly tills: readonly Till[];
}

async function pairsOf(tx: Tx, entryId: string): Promise<Pair[]> {
  const rows = await tx.selectFrom('journal_pair').selectAll().where('entry_id', '=', entryId).orderBy('pair_number').execute();
  return rows.map((row) => ({
    branchCode: row.branch_code,
    currency: row.currency,
    amount: row.amount,
    debit: { subject: row.debit_subject, owner: row.debit_owner },
    credit: { subject: row.credit_subject, owner: row.credit_owner },
  }));
}

async function tillsOf(tx: Tx, ids: readonly string[]): Promise<Till[]> {
  if (ids.length === 0) return [];
  return await tx
    .selectFrom('tills')
    .innerJoin('till_cash', 'till_cash.till_id', 'tills.id')
    .select(['tills.id', 'tills.kind', 'tills.branch_code as branchCode', 'tills.state', 'tills.teller_id as tellerId'])
    .select(['till_cash.currency', 'till_cash.balance', 'till_cash.denominations'])
    .where('tills.id', 'in', [...ids])
    .execute();
}

/** The entry of a trace number at a branch, or null. */
export async function findOriginal(tx: Tx, branchCode: string, traceNumber: string): Promise<Original | null> {
  const entry = await tx
    .selectFrom('journal_entry')
    .selectAll()
    .where('trace_number', '=', traceNumber)
    .where('branch_code', '=', branchCode)
    .executeTakeFirst();
  if (entry === undefined) return null;
  const reversal = await tx.selectFrom('journal_entry').select('id').where('reverses', '=', entry.id).executeTakeFirst();
  const pairs = await pairsOf(tx, entry.id);
  const owners = [...new Set(pairs.flatMap(({ debit, credit }) => [debit.owner, credit.owner]).filter((owner) => owner !== null))];
  const lines =
    owners.length === 0
      ? []
      : await tx
          .selectFrom('account_entries')
          .select(['account_number', 'amount', 'cash'])
          .where('account_number', 'in', owners)
          .where('business_date', '=', entry.business_date)
          .where('entry_id', '=', entry.id)
          .execute();
  const moves: { account: AccountRow; amount: bigint; cash: boolean }[] = [];
  for (const { account_number, amount, cash } of lines) {
    const account = await findAccount(tx, account_number);
    if (account !== null) moves.push({ account, amount, cash });
  }
  return {
    id: entry.id,
    traceNumber,
    businessDate: entry.business_date,
    transactionCode: entry.transaction_code,
    tellerId: entry.teller_id,
    deviceId: entry.device_id,
    reversed: reversal !== undefined,
    pairs,
    moves,
    tills: await tillsOf(tx, owners),
  };
}
