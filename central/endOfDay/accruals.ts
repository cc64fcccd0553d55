import { sql } from 'kysely';
import type { AccrualsTable } from '../database/tables/interest.ts';
import type { Holding } from '../interest/holding.ts';
import { forRows } from './book.ts';
import type { StepRun } from './step.ts';

export interface AccrualRow {
  readonly holding: Holding;
  readonly kind: AccrualsTable['kind'];
  readonly amount: bigint;
  readonly entryId: string;
}

/** Writes what was set aside or used for the accounts of a chunk. The primary key refuses a second one of a day. */
export const writeAccruals = (run: StepRun, rows: readonly AccrualRow[]): Promise<void> =>
  forRows(
    run,
    rows.map(({ holding, kind, amount, entryId }) => ({
      account_number: holding.number,
      kind,
      branch_code: holding.branchCode,
      currency: holding.currency,
      amount,
      entry_id: entryId,
    })),
    (given) => sql`
      insert into accruals (account_number, business_date, kind, branch_code, currency, amount, entry_id)
      select account_number, ${run.businessDate}::date, kind, branch_code, currency, amount, entry_id
        from jsonb_to_recordset(${given}::jsonb) as a (account_number text, kind text, branch_code text, currency text,
             amount bigint, entry_id uuid)`,
  );

export type PositionRow = Pick<Holding, 'number' | 'settledThrough' | 'openingSequence' | 'settledSequence' | 'accrued'>;

/** Writes the positions of a chunk, new or not. */
export const writePositions = (run: StepRun, rows: readonly PositionRow[]): Promise<void> =>
  forRows(
    run,
    rows.map(({ number, settledThrough, openingSequence, settledSequence, accrued }) => ({
      number,
      settled_through: settledThrough,
      opening_sequence: openingSequence,
      settled_sequence: settledSequence,
      accrued,
    })),
    (given) => sql`
      insert into interest_positions (account_number, settled_through, opening_sequence, settled_sequence, accrued)
      select number, settled_through, opening_sequence, settled_sequence, accrued
        from jsonb_to_recordset(${given}::jsonb) as p (number text, settled_through date, opening_sequence bigint,
             settled_sequence bigint, accrued bigint)
      on conflict (account_number) do update
         set settled_through = excluded.settled_through, opening_sequence = excluded.opening_sequence,
             settled_sequence = excluded.settled_sequence, accrued = excluded.accrued`,
  );
