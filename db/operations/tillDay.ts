import { sql as fragment } from 'kysely';
import type { ClientKey } from '../../contract/primitives.ts';
import { type Reader, sql } from '../sqlite/access.ts';

/** One step in a till's day at this counter: a count that opens, closes or hands it over, or pieces that were booked in or out. */
export interface TillDayRow {
  readonly clientKey: ClientKey;
  readonly transactionCode: string;
  readonly traceNumber: string | null;
  /** The request as it was sent. */
  readonly request: string | null;
  /** Minor units, positive into the till, with the pieces; null: nothing was booked. */
  readonly moved: { readonly amount: string; readonly denominations: Readonly<Record<string, number>> } | null;
}

/** Codes whose requests say what lies in a till. */
const COUNTS = ['0211', '0212', '0241'] as const;
const SETTLED = ['accepted', 'printing', 'done', 'reversed'] as const;

/**
 * What happened to a till of a business date, in the order in which it went out to central, not in that of the forms being opened: a form may
 * lie parked while the till is closed and opened again.
 */
export const tillDay = (reader: Reader, { tillId, businessDate }: { tillId: string; businessDate: string }): TillDayRow[] => {
  const sent = fragment<number>`(SELECT MIN(a.sequence) FROM audit a WHERE a.client_key = journal.client_key
    AND json_extract(a.body, '$.stage') IN ('sending', 'queued'))`;
  const rows = reader.all(
    sql
      .selectFrom('journal')
      .leftJoin('till_movement', 'till_movement.client_key', 'journal.client_key')
      .select([
        'journal.client_key',
        'journal.transaction_code',
        'journal.trace_number',
        'journal.request',
        'till_movement.till_id as moved_till',
        'till_movement.denominations',
        'till_movement.state',
      ])
      .select(fragment<string | null>`CAST(till_movement.amount AS TEXT)`.as('moved_amount'))
      .where('journal.business_date', '=', businessDate)
      .where((where) =>
        where.or([
          where.and([where('till_movement.till_id', '=', tillId), where('till_movement.state', '=', 'booked')]),
          where.and([where('journal.transaction_code', 'in', [...COUNTS]), where('journal.stage', 'in', [...SETTLED])]),
        ]),
      )
      .orderBy(sent)
      .orderBy('journal.client_key'),
  );
  return rows.map((row) => ({
    clientKey: row.client_key as ClientKey,
    transactionCode: row.transaction_code,
    traceNumber: row.trace_number,
    request: row.request,
    moved:
      row.moved_till === tillId && row.state === 'booked' && row.moved_amount !== null
        ? { amount: row.moved_amount, denominations: JSON.parse(row.denominations ?? '{}') as Record<string, number> }
        : null,
  }));
};
