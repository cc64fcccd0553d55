import { type Parameter, parameterSchema } from '../../contract/parameters/kinds.ts';
import type { Db } from '../database/connect.ts';
import { serializable, type Tx } from '../database/serializable.ts';
import { EVER } from './defaults/since.ts';
import { DEFAULT_PARAMETERS } from './defaults.ts';
import { writeParameters } from './write.ts';

/** Writes the defaults and `more` as the first version. For a database that has no parameters yet. */
export const seedParameters = (tx: Tx, now: string, more: readonly Parameter[] = []): Promise<bigint> =>
  writeParameters(tx, { set: [...DEFAULT_PARAMETERS, ...more], at: now, by: null });

/** Gives a database that has no parameters the defaults, so that branches and central go by the same. */
export async function ensureParameters(db: Db, now: Date): Promise<void> {
  await serializable(db, async (tx) => {
    const { version } = await tx.selectFrom('parameter_version').select('version').executeTakeFirstOrThrow();
    if (version === 0n) await seedParameters(tx, now.toISOString());
  });
}

/** A directory of banks as parameters, so that branches hold it too. */
export const bankCodes = (banks: readonly { readonly code: string; readonly nameZh: string; readonly city: string }[]): Parameter[] =>
  banks.map(({ code, nameZh, city }) =>
    parameterSchema.parse({ kind: 'bankCode', key: code, effectiveFrom: EVER, value: { nameZh, city } }),
  );
