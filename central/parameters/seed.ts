import { type Parameter, parameterSchema } from '../../contract/parameters/kinds.ts';
import type { Db } from '../database/connect.ts';
import { serializable, type Tx } from '../database/serializable.ts';
import { EVER } from './defaults/since.ts';
import { DEFAULT_PARAMETERS } from './defaults.ts';
import { tellOfParameters } from './tell.ts';
import { writeParameters } from './write.ts';

/** Writes the defaults and `more` as the first version. For a database that has no parameters yet. */
export const seedParameters = (tx: Tx, now: string, more: readonly Parameter[] = []): Promise<bigint> =>
  writeParameters(tx, { set: [...DEFAULT_PARAMETERS, ...more], at: now, by: null });

/** Where a row stands: two rows of one kind and key hold from different days. */
const place = (kind: string, key: string, from: string): string => JSON.stringify([kind, key, from]);

/**
 * Defaults that this program has and the database does not. What the bank has ever said of a key, also that it has ended, is the bank's:
 * nothing is added to it.
 */
export async function missingDefaults(tx: Tx, defaults: readonly Parameter[] = DEFAULT_PARAMETERS): Promise<readonly Parameter[]> {
  const rows = await tx
    .selectFrom('parameters')
    .select(['kind', 'key', 'effective_from', 'created_by'])
    .where('kind', '<>', 'bankCode')
    .execute();
  const banksOwn = new Set(rows.flatMap(({ kind, key, created_by }) => (created_by === null ? [] : [place(kind, key, '')])));
  const there = new Set(rows.map(({ kind, key, effective_from }) => place(kind, key, effective_from)));
  return defaults.filter(
    ({ kind, key, effectiveFrom }) => !banksOwn.has(place(kind, key, '')) && !there.has(place(kind, key, effectiveFrom)),
  );
}

/**
 * Gives a database that has no parameters the defaults, so that branches and central go by the same, and one that an earlier program has
 * filled those that are new since. At every start; where nothing is new, nothing is written.
 */
export async function ensureParameters(db: Db, now: Date, defaults: readonly Parameter[] = DEFAULT_PARAMETERS): Promise<void> {
  await serializable(db, async (tx) => {
    const { version } = await tx.selectFrom('parameter_version').select('version').executeTakeFirstOrThrow();
    if (version === 0n) return void (await seedParameters(tx, now.toISOString()));
    const set = await missingDefaults(tx, defaults);
    if (set.length === 0) return;
    const next = await writeParameters(tx, { set, at: now.toISOString(), by: null });
    await tellOfParameters(tx, next, set, now);
  });
}

/** A directory of banks as parameters: branches hold it too, and central's search is made from it. */
export const bankCodes = (banks: readonly { readonly code: string; readonly nameZh: string; readonly city: string }[]): Parameter[] =>
  banks.map(({ code, nameZh, city }) =>
    parameterSchema.parse({ kind: 'bankCode', key: code, effectiveFrom: EVER, value: { nameZh, city } }),
  );
