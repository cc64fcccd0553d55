import type { Parameter, ParameterEnd } from '../../contract/parameters/kinds.ts';
import { dateOfBanks, projectBanks } from '../banks/project.ts';
import type { Tx } from '../database/serializable.ts';

export interface ParameterWrite {
  readonly set: readonly Parameter[];
  readonly end?: readonly ParameterEnd[];
  /** Instant. */
  readonly at: string;
  /** Null: comes with the program. */
  readonly by: string | null;
}

/** PostgreSQL takes 65,535 values in a statement; a row has seven. */
const ROWS_PER_STATEMENT = 5_000;

/**
 * Adds rows under the bank's next version, which it answers. Writers wait for each other at the version's row. The values were
 * checked by their kind's schema. The directory of banks that is searched follows in the same transaction.
 */
export async function writeParameters(tx: Tx, { set, end = [], at, by }: ParameterWrite): Promise<bigint> {
  const { version } = await tx
    .updateTable('parameter_version')
    .set((eb) => ({ version: eb('version', '+', 1n) }))
    .returning('version')
    .executeTakeFirstOrThrow();
  const rows = [...set.map((each) => ({ ...each, value: JSON.stringify(each.value) })), ...end.map((each) => ({ ...each, value: null }))];
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT)
    await tx
      .insertInto('parameters')
      .values(
        rows.slice(start, start + ROWS_PER_STATEMENT).map(({ kind, key, effectiveFrom, value }) => ({
          kind,
          key,
          effective_from: effectiveFrom,
          version,
          value,
          created_at: at,
          created_by: by,
        })),
      )
      .execute();
  const banks = [...new Set(rows.flatMap(({ kind, key }) => (kind === 'bankCode' ? [key] : [])))];
  if (banks.length > 0) await projectBanks(tx, banks, await dateOfBanks(tx, at));
  return version;
}
