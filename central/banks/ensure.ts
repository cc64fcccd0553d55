import { sql } from 'kysely';
import { parameterSchema } from '../../contract/parameters/kinds.ts';
import type { Db } from '../database/connect.ts';
import { serializable } from '../database/serializable.ts';
import { EVER } from '../parameters/defaults/since.ts';
import { writeParameters } from '../parameters/write.ts';
import { dateOfBanks, projectBanks } from './project.ts';

/**
 * Databases of earlier programs kept the directory twice. Banks that no parameter knows become parameters, and the search is made anew
 * where the two differ. At every start; where they agree, nothing is written.
 */
export async function ensureBanks(db: Db, now: Date): Promise<void> {
  const at = now.toISOString();
  await serializable(db, async (tx) => {
    const unknown = await tx
      .selectFrom('banks')
      .select(['code', 'name_zh', 'city'])
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('parameters').select('key').where('kind', '=', 'bankCode').whereRef('key', '=', 'banks.code'))),
      )
      .execute();
    if (unknown.length > 0) {
      const set = unknown.map(({ code, name_zh, city }) =>
        parameterSchema.parse({ kind: 'bankCode', key: code, effectiveFrom: EVER, value: { nameZh: name_zh, city } }),
      );
      await writeParameters(tx, { set, at, by: null });
    }
    const { rows } = await sql<{ code: string }>`
      with held as (
        select distinct on (key) key, value from parameters
         where kind = 'bankCode' and effective_from <= ${await dateOfBanks(tx, at)}::date
         order by key, effective_from desc, version desc)
      select coalesce(held.key, banks.code) as code
        from (select * from held where value is not null) held full join banks on banks.code = held.key
       where banks.code is null or held.key is null
          or banks.name_zh <> held.value ->> 'nameZh' or banks.city <> held.value ->> 'city'`.execute(tx);
    await projectBanks(
      tx,
      rows.map(({ code }) => code),
      await dateOfBanks(tx, at),
    );
  });
}
