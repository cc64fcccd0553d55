import { sql as fragment } from 'kysely';
import type { TillView } from '../../contract/views/session.ts';
import { type Reader, sql, type Writer } from '../sqlite/access.ts';
import { StoreFault } from '../sqlite/fault.ts';
import { tillQuery, toTill } from './records.ts';
import type { TillStep } from './types.ts';

/** The till of this counter as booked here. */
export const tillOf = (reader: Reader, tellerId: string): TillView | null => {
  const row = reader.first(tillQuery().where('teller_id', '=', tellerId).where('state', '!=', 'closed'));
  return row === undefined ? null : toTill(row);
};

const setTill = (writer: Writer, till: TillView, at: string): void => {
  const row = {
    till_id: till.tillId,
    teller_id: till.tellerId,
    state: till.state,
    currency: till.currency,
    balance: BigInt(till.balance),
    denominations: JSON.stringify(till.denominations),
    updated_at: at,
  };
  writer.run(
    sql
      .insertInto('till')
      .values(row)
      .onConflict((conflict) => conflict.column('till_id').doUpdateSet(row)),
  );
};

const movementOf = (reader: Reader, clientKey: string) =>
  reader.first(
    sql
      .selectFrom('till_movement')
      .select(['till_id', 'denominations', 'state'])
      .select(fragment<string>`CAST(amount AS TEXT)`.as('amount'))
      .where('client_key', '=', clientKey),
  );

const book = (writer: Writer, clientKey: string, at: string): void => {
  const movement = movementOf(writer, clientKey);
  if (movement === undefined || movement.state !== 'pending') throw new StoreFault(`no cash is reserved for ${clientKey}`);
  const row = writer.first(tillQuery().where('till_id', '=', movement.till_id));
  if (row === undefined) throw new StoreFault(`till ${movement.till_id} is not known here`);
  const till = toTill(row);
  const balance = BigInt(till.balance) + BigInt(movement.amount);
  const denominations: Record<string, number> = { ...till.denominations };
  for (const [id, count] of Object.entries(JSON.parse(movement.denominations) as Record<string, number>)) {
    denominations[id] = (denominations[id] ?? 0) + count;
  }
  // Central has paid out what the till has not got here: its own figures are the better ones, and are fetched at the next occasion.
  const possible = balance >= 0n && Object.values(denominations).every((count) => count >= 0);
  if (possible) setTill(writer, toTill({ ...row, balance: balance.toString(), denominations: JSON.stringify(denominations) }), at);
  writer.run(
    sql
      .updateTable('till_movement')
      .set({ state: 'booked', balance_after: possible ? balance : null })
      .where('client_key', '=', clientKey),
  );
};

/** Applies what a step does to the till. */
export const applyTillStep = (writer: Writer, clientKey: string, step: TillStep, at: string): void => {
  switch (step.kind) {
    case 'reserve':
      writer.run(
        sql.insertInto('till_movement').values({
          // SQLite gives the next number to a NULL rowid alias; Kysely's type wants a number.
          sequence: fragment<number>`NULL`,
          client_key: clientKey,
          till_id: step.tillId,
          currency: step.currency,
          amount: BigInt(step.amount),
          denominations: JSON.stringify(step.denominations),
          state: 'pending',
          balance_after: null,
        }),
      );
      return;
    case 'book':
      book(writer, clientKey, at);
      return;
    case 'void':
      writer.run(
        sql.updateTable('till_movement').set({ state: 'void' }).where('client_key', '=', clientKey).where('state', '=', 'pending'),
      );
      return;
    case 'set':
      setTill(writer, step.till, at);
      return;
  }
};

interface TillSync {
  readonly tellerId: string;
  readonly till: TillView | null;
  readonly before?: TillView | null;
  readonly at: string;
}

/**
 * Takes over how central has a teller's till; null: the teller has none. False, and nothing is changed, while cash of the teller is
 * pending here: its answer will move what is booked now. Nor is it while the till is another one than `before`, as it was when central was
 * asked.
 */
export const syncTill = (writer: Writer, { tellerId, till, before, at }: TillSync): boolean => {
  if (before !== undefined && JSON.stringify(tillOf(writer, tellerId)) !== JSON.stringify(before)) return false;
  const pending = writer.first(
    sql
      .selectFrom('till_movement')
      .innerJoin('journal', 'journal.client_key', 'till_movement.client_key')
      .select('till_movement.sequence')
      .where('till_movement.state', '=', 'pending')
      .where('journal.teller_id', '=', tellerId),
  );
  if (pending !== undefined) return false;
  writer.run(
    sql
      .updateTable('till')
      .set({ state: 'closed', teller_id: null, updated_at: at })
      .where('teller_id', '=', tellerId)
      .where('till_id', '!=', till?.tillId ?? ''),
  );
  if (till !== null) setTill(writer, till, at);
  return true;
};
