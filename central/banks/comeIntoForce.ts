import { sql } from 'kysely';
import { chunkOf, type Step } from '../endOfDay/step.ts';
import { projectBanks } from './project.ts';

/** Banks that join, leave or are renamed from the next bank date on: the search goes by them from then on. */
export const bankCodesComeIntoForce: Step = {
  name: 'bankCodes',
  count: async ({ tx, businessDate, nextDate }) => {
    const { rows } = await sql<{ count: bigint }>`
      select count(distinct key) as count from parameters
       where kind = 'bankCode' and effective_from > ${businessDate}::date and effective_from <= ${nextDate}::date`.execute(tx);
    return BigInt(rows[0]?.count ?? 0n);
  },
  work: async ({ tx, businessDate, nextDate }, after, limit) => {
    const { rows } = await sql<{ key: string }>`
      select distinct key from parameters
       where kind = 'bankCode' and key > ${after} and effective_from > ${businessDate}::date and effective_from <= ${nextDate}::date
       order by key limit ${limit}`.execute(tx);
    const codes = rows.map(({ key }) => key);
    await projectBanks(tx, codes, nextDate);
    return chunkOf(codes);
  },
};
