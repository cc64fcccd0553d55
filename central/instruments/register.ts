import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { TellerCaller } from '../central.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import type { InstrumentsTable } from '../database/tables/instruments.ts';
import type { Written } from '../posting/plan.ts';
import type { InstrumentEvent, InstrumentKind, InstrumentState } from './machine.ts';

export type InstrumentRow = Selectable<InstrumentsTable>;

export async function findInstrument(db: Db | Tx, kind: InstrumentKind, number: string): Promise<InstrumentRow | null> {
  const query = db.selectFrom('instruments').selectAll().where('kind', '=', kind).where('number', '=', number);
  return (await query.executeTakeFirst()) ?? null;
}

/** Who does a step, with the second person where one stood by. */
export interface DoneBy {
  readonly caller: TellerCaller;
  readonly second?: string | null;
  readonly note: string;
}

type Key = Pick<InstrumentRow, 'kind' | 'number'>;

async function writeStep(
  tx: Tx,
  { kind, number }: Key,
  event: InstrumentEvent | 'issue' | 'pay-surplus',
  state: InstrumentState,
  by: DoneBy,
  written: Written,
) {
  const { caller, second = null, note } = by;
  await tx
    .insertInto('instrument_steps')
    .values({
      kind,
      number,
      step: sql<number>`(select coalesce(max(step), 0) + 1 from instrument_steps where kind = ${kind} and number = ${number})`,
      event,
      state,
      branch_code: caller.branchCode,
      teller_id: caller.tellerId,
      second_teller: second,
      entry_id: written.entryId,
      business_date: caller.businessDate,
      done_at: written.postedAt,
      note,
    })
    .execute();
}

/** A new row with its first step. */
export async function register(
  tx: Tx,
  row: Omit<Insertable<InstrumentsTable>, 'state' | 'issued_entry'>,
  by: DoneBy,
  written: Written,
): Promise<void> {
  await tx
    .insertInto('instruments')
    .values({ ...row, state: 'issued', issued_entry: written.entryId })
    .execute();
  await writeStep(tx, row, 'issue', 'issued', by, written);
}

export interface Advance {
  readonly event: InstrumentEvent | 'pay-surplus';
  readonly state: InstrumentState;
  readonly changes?: Updateable<InstrumentsTable>;
}

/**
 * Takes a step that was allowed by the row as it was read in the same serializable transaction. Whoever reads the row at the same moment
 * and takes another step loses, and decides again on what is written here.
 */
export async function advance(tx: Tx, row: InstrumentRow, { event, state, changes = {} }: Advance, by: DoneBy, written: Written) {
  const { numUpdatedRows } = await tx
    .updateTable('instruments')
    .set({ ...changes, state })
    .where('kind', '=', row.kind)
    .where('number', '=', row.number)
    .where('state', '=', row.state)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error(`${row.kind} ${row.number} is not ${row.state} any more`);
  await writeStep(tx, row, event, state, by, written);
}
