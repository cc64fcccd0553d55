import { type Selectable, sql, type Updateable } from 'kysely';
import type { Tx } from '../database/serializable.ts';
import type { CollectionStepsTable, CollectionsTable } from '../database/tables/instruments.ts';

export type CollectionRow = Selectable<CollectionsTable>;

export async function findCollection(tx: Tx, number: string): Promise<CollectionRow | null> {
  return (await tx.selectFrom('collections').selectAll().where('number', '=', number).executeTakeFirst()) ?? null;
}

export type CollectionStep = Omit<Selectable<CollectionStepsTable>, 'step'>;

export async function writeCollectionStep(tx: Tx, step: CollectionStep): Promise<void> {
  await tx
    .insertInto('collection_steps')
    .values({
      ...step,
      step: sql<number>`(select coalesce(max(step), 0) + 1 from collection_steps where number = ${step.number})`,
    })
    .execute();
}

/** Takes a step that was allowed by the row as it was read in the same serializable transaction. */
export async function advanceCollection(tx: Tx, row: CollectionRow, changes: Updateable<CollectionsTable>, step: CollectionStep) {
  const { numUpdatedRows } = await tx
    .updateTable('collections')
    .set(changes)
    .where('number', '=', row.number)
    .where('state', '=', row.state)
    .where('paid', '=', row.paid)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error(`Collection ${row.number} is not as it was read`);
  await writeCollectionStep(tx, step);
}
