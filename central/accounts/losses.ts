import { uuidv7 } from 'uuidv7';
import { oralLossLapses, replacementFrom } from '../../contract/compliance/holds.ts';
import { addDays, addYears, type BusinessDate } from '../../contract/dates/businessDate.ts';
import type { Tx } from '../database/serializable.ts';
import { applyHolds } from '../holds/apply.ts';
import { type Medium, setMediumState } from './media.ts';

/** A loss report in force. */
export interface Loss {
  readonly id: string;
  readonly medium: Pick<Medium, 'type' | 'number'>;
  readonly how: 'oral' | 'written';
  readonly reportedOn: BusinessDate;
  readonly replaceableFrom: BusinessDate | null;
  readonly holdId: string;
}

/** A written report has no end of its own; the stop that carries it must have one. */
const UNTIL_DECIDED_YEARS = 50;

export async function readLoss(tx: Tx, accountNumber: string): Promise<Loss | null> {
  const row = await tx
    .selectFrom('medium_losses')
    .selectAll()
    .where('account_number', '=', accountNumber)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    medium: { type: row.medium, number: row.medium_number },
    how: row.how,
    reportedOn: row.reported_on as BusinessDate,
    replaceableFrom: row.replaceable_from as BusinessDate | null,
    holdId: row.hold_id,
  };
}

/** The days of a report that is made today (domain: compliance; five days by mouth, seven to a replacement). */
export function daysOf(how: Loss['how'], today: BusinessDate) {
  const lapsesOn = how === 'oral' ? oralLossLapses(today) : null;
  return {
    lapsesOn,
    replaceableFrom: how === 'written' ? replacementFrom(today) : null,
    holdEndsOn: lapsesOn === null ? addYears(today, UNTIL_DECIDED_YEARS) : addDays(lapsesOn, -1),
  };
}

interface Reporting {
  readonly accountNumber: string;
  readonly how: Loss['how'];
  readonly medium: Medium;
  readonly today: BusinessDate;
  readonly entryId: string;
}

/** Writes a report, with the stop that makes every debit refuse. */
export async function writeLoss(tx: Tx, { accountNumber, how, medium, today, entryId }: Reporting): Promise<void> {
  const { lapsesOn, replaceableFrom, holdEndsOn } = daysOf(how, today);
  const [id, holdId] = [uuidv7(), uuidv7()];
  await tx
    .insertInto('account_holds')
    .values({
      id: holdId,
      account_number: accountNumber,
      kind: 'stop',
      amount: null,
      authority: 'bank',
      document_number: `1104 ${medium.type}`,
      requesters: '[]',
      placed_on: today,
      ends_on: holdEndsOn,
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
      id,
      account_number: accountNumber,
      medium: medium.type,
      medium_number: medium.number,
      how,
      reported_on: today,
      lapses_on: lapsesOn,
      replaceable_from: replaceableFrom,
      hold_id: holdId,
      reported_entry: entryId,
      state: 'active',
      ended_on: null,
      ended_entry: null,
    })
    .execute();
  await setMediumState(tx, medium, 'lost');
  await applyHolds(tx, accountNumber);
}

/** A report by mouth is put in writing: from today on it counts as written. */
export async function putInWriting(tx: Tx, { id, holdId }: Loss, today: BusinessDate): Promise<void> {
  const { lapsesOn, replaceableFrom, holdEndsOn } = daysOf('written', today);
  await tx
    .updateTable('medium_losses')
    .set({ how: 'written', reported_on: today, lapses_on: lapsesOn, replaceable_from: replaceableFrom })
    .where('id', '=', id)
    .execute();
  await tx.updateTable('account_holds').set({ ends_on: holdEndsOn }).where('id', '=', holdId).execute();
}

/** Ends a report with its stop. What was lost is in force again, or void when it was replaced. */
export async function endLoss(
  tx: Tx,
  accountNumber: string,
  { id, holdId, medium }: Loss,
  end: { readonly state: 'released' | 'replaced'; readonly today: BusinessDate; readonly entryId: string },
): Promise<void> {
  const { state, today, entryId } = end;
  const ended = { ended_on: today, ended_entry: entryId };
  await tx
    .updateTable('medium_losses')
    .set({ state, ...ended })
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('account_holds')
    .set({ state: 'released', ...ended, end_reason: state })
    .where('id', '=', holdId)
    .where('state', '=', 'active')
    .execute();
  await setMediumState(tx, medium, state === 'released' ? 'active' : 'void');
  await applyHolds(tx, accountNumber);
}
