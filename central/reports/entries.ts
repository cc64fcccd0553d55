import type { Db } from '../database/connect.ts';

/** Entries that a branch booked on a date. A trace number begins with branch and date, so that a day is a range of the index on it. */
export function entriesOf(db: Db, branchCode: string, businessDate: string) {
  const prefix = `${branchCode}${businessDate.slice(2).replaceAll('-', '')}`;
  return db
    .selectFrom('journal_entry')
    .where('journal_entry.trace_number', '>', prefix)
    .where('journal_entry.trace_number', '<', `${prefix}:`)
    .where('journal_entry.branch_code', '=', branchCode)
    .where('journal_entry.business_date', '=', businessDate);
}
