import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { PARAMETER_KINDS, type ParameterKind, parameterKindSchema } from '../../contract/parameters/kinds.ts';
import type { Db } from '../database/connect.ts';
import { type CachedKind, type DatedRow, type ParametersAt, parametersAt } from './at.ts';
import { SINGLE_DEFAULTS } from './defaults.ts';

/** The bank's parameters, at hand in this process. */
export interface Parameters {
  /** What holds on a business date. Costs no query. */
  at(date: BusinessDate): ParametersAt;
  /** The version that `at` speaks of. */
  readonly version: bigint;
  /** Reads what is new in the database. Awaited after a change, so that this process goes by it at once. */
  refresh(): Promise<void>;
}

/** A process answers for today and a few days around it; more dates than this means old ones that nobody asks for again. */
const DATES_KEPT = 16;

const isCached = (kind: ParameterKind): kind is CachedKind => kind !== 'bankCode';

/** The newest version; rows up to it are all visible, as versions commit in their order. */
export const currentVersion = async (db: Db): Promise<{ version: bigint; historyFrom: bigint }> => {
  const row = await db.selectFrom('parameter_version').select(['version', 'history_from']).executeTakeFirstOrThrow();
  return { version: row.version, historyFrom: row.history_from };
};

/** Throws when a row does not fit its kind: a newer program wrote it, and going by half of a bank's limits is worse than stopping. */
function checked(row: { kind: string; key: string; effective_from: string; version: bigint; value: unknown }): DatedRow[] {
  const kind = parameterKindSchema.parse(row.kind);
  if (!isCached(kind)) return [];
  const value = row.value === null ? null : PARAMETER_KINDS[kind].value.parse(row.value);
  return [{ kind, key: row.key, effectiveFrom: row.effective_from, version: row.version, value }];
}

/** Reads everything once, later only what was added: rows never change. */
export async function createParameters(db: Db): Promise<Parameters> {
  let rows: readonly DatedRow[] = [];
  let have = 0n;
  let byDate = new Map<BusinessDate, ParametersAt>();
  let running: Promise<void> | null = null;

  const read = async (): Promise<void> => {
    const { version } = await currentVersion(db);
    // A lower version than ours: the database was put back to an earlier state.
    const from = version < have ? 0n : have;
    if (version === have) return;
    const added = await db
      .selectFrom('parameters')
      .select(['kind', 'key', 'effective_from', 'version', 'value'])
      .where('version', '>', from)
      .where('version', '<=', version)
      .where('kind', '<>', 'bankCode')
      .execute();
    rows = [...(from === 0n ? [] : rows), ...added.flatMap(checked)];
    have = version;
    byDate = new Map();
  };

  const parameters: Parameters = {
    at: (date) => {
      const kept = byDate.get(date);
      if (kept !== undefined) return kept;
      if (byDate.size >= DATES_KEPT) byDate = new Map();
      const made = parametersAt(rows, SINGLE_DEFAULTS, have, date);
      byDate.set(date, made);
      return made;
    },
    get version() {
      return have;
    },
    refresh: async () => {
      // One that is running may have looked before the change that the caller wants to see.
      await running?.catch(() => undefined);
      running ??= read().finally(() => {
        running = null;
      });
      await running;
    },
  };
  await parameters.refresh();
  return parameters;
}
