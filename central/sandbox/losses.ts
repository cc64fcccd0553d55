import { uuidv7 } from 'uuidv7';
import { replacementFrom } from '../../contract/compliance/holds.ts';
import { addDays, addYears, type BusinessDate } from '../../contract/dates/businessDate.ts';
import type { Tx } from '../database/serializable.ts';

/** Long enough ago for a replacement. */
const REPORTED_DAYS_AGO = 10;
const UNTIL_DECIDED_YEARS = 50;

/** The written reports behind the lost books, each with the stop that goes with it. */
export async function seedLosses(tx: Tx, today: BusinessDate): Promise<void> {
  const lost = await tx
    .selectFrom('passbooks')
    .select(['number', 'account_number'])
    .where('state', '=', 'lost')
    .orderBy('number')
    .execute();
  const reportedOn = addDays(today, -REPORTED_DAYS_AGO);
  for (const { number, account_number } of lost) {
    const [holdId, entryId] = [uuidv7(), uuidv7()];
    await tx
      .insertInto('account_holds')
      .values({
        id: holdId,
        account_number,
        kind: 'stop',
        amount: null,
        authority: 'bank',
        document_number: '1104 passbook',
        requesters: '[]',
        placed_on: reportedOn,
        ends_on: addYears(reportedOn, UNTIL_DECIDED_YEARS),
        placed_entry: entryId,
        state: 'active',
        ended_on: null,
        ended_entry: null,
        end_reason: null,
      })
      .execute();
    await tx
      .insertInto('medium_losses')
      .values({
        id: uuidv7(),
        account_number,
        medium: 'passbook',
        medium_number: number,
        how: 'written',
        reported_on: reportedOn,
        lapses_on: null,
        replaceable_from: replacementFrom(reportedOn),
        hold_id: holdId,
        reported_entry: entryId,
        state: 'active',
        ended_on: null,
        ended_entry: null,
      })
      .execute();
    await tx.updateTable('accounts').set({ debit_stop: true }).where('number', '=', account_number).execute();
  }
}
