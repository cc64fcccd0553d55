import { chunkOf, type Step } from '../endOfDay/step.ts';

/**
 * Drops quotes that no posting can rely on any more. What was posted is in the outcomes; a quote says nothing that they do not.
 */
export const dropQuotes: Step = {
  name: 'dropQuotes',
  count: async ({ tx, now }) =>
    (
      await tx
        .selectFrom('quotes')
        .select((eb) => eb.fn.countAll<bigint>().as('count'))
        .where('expires_at', '<', now)
        .executeTakeFirstOrThrow()
    ).count,
  work: async ({ tx, now }, after, limit) => {
    const stale = await tx
      .selectFrom('quotes')
      .select('id')
      .where('expires_at', '<', now)
      .$if(after !== '', (list) => list.where('id', '>', after))
      .orderBy('id')
      .limit(limit)
      .execute();
    const ids = stale.map(({ id }) => id);
    if (ids.length > 0) await tx.deleteFrom('quotes').where('id', 'in', ids).execute();
    return chunkOf(ids);
  },
};
