import type { Selectable } from 'kysely';
import { toWire } from '../../contract/money/amount.ts';
import type { PassbookLine } from '../../contract/views/printing.ts';
import type { AccountEntriesTable } from '../database/tables/accounts.ts';

/** Lines that one answer holds at most, as the contract says; more are fetched after these are acknowledged. */
export const MAX_LINES = 500;

export const toLine = (row: Selectable<AccountEntriesTable>): PassbookLine => ({
  sequence: Number(row.sequence),
  date: row.business_date,
  summaryZh: row.summary_zh,
  summaryEn: row.summary_en,
  amount: toWire(row.amount),
  balance: toWire(row.balance_after),
  tellerId: row.teller_id,
  traceNumber: row.trace_number,
});
