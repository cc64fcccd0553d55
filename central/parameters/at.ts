import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { BANK_KEY } from '../../contract/parameters/common.ts';
import type { ParameterKind, ParameterValue, SingleKind } from '../../contract/parameters/kinds.ts';

/** Kinds that stay in the database: the directory of all banks is searched there, not carried in every process. */
export type CachedKind = Exclude<ParameterKind, 'bankCode'>;

/** What the bank has set, as it holds on one business date. */
export interface ParametersAt {
  readonly version: bigint;
  /** The value of a kind that the bank always has. */
  one<K extends SingleKind>(kind: K): ParameterValue<K>;
  /** Null when the key has no value on that date. */
  get<K extends CachedKind>(kind: K, key: string): ParameterValue<K> | null;
  /** Every key of the kind that has a value on that date. */
  all<K extends CachedKind>(kind: K): ReadonlyMap<string, ParameterValue<K>>;
}

/** A row as the database has it, its value checked against its kind. */
export interface DatedRow {
  readonly kind: CachedKind;
  readonly key: string;
  readonly effectiveFrom: string;
  readonly version: bigint;
  /** Null: the key ends. */
  readonly value: unknown;
}

/** Whether a row takes the place of another one of its key that holds as well. */
const supersedes = (row: DatedRow, other: DatedRow): boolean =>
  row.effectiveFrom === other.effectiveFrom ? row.version > other.version : row.effectiveFrom > other.effectiveFrom;

/** `defaults` speak for single kinds that the rows say nothing of on that date. */
export function parametersAt(
  rows: readonly DatedRow[],
  defaults: ReadonlyMap<CachedKind, unknown>,
  version: bigint,
  date: BusinessDate,
): ParametersAt {
  const holding = new Map<CachedKind, Map<string, DatedRow>>();
  for (const row of rows) {
    if (row.effectiveFrom > date) continue;
    const byKey = holding.get(row.kind) ?? new Map<string, DatedRow>();
    holding.set(row.kind, byKey);
    const other = byKey.get(row.key);
    if (other === undefined || supersedes(row, other)) byKey.set(row.key, row);
  }
  const values = new Map<CachedKind, ReadonlyMap<string, unknown>>();
  for (const [kind, byKey] of holding)
    values.set(kind, new Map([...byKey].flatMap(([key, row]) => (row.value === null ? [] : [[key, row.value] as const]))));
  // Each value was read by its own kind's schema, which is what the types below say of it.
  const all = <K extends CachedKind>(kind: K) => (values.get(kind) ?? new Map()) as ReadonlyMap<string, ParameterValue<K>>;
  return {
    version,
    all,
    get: (kind, key) => all(kind).get(key) ?? null,
    one: <K extends SingleKind>(kind: K) => {
      const value = all(kind).get(BANK_KEY) ?? (defaults.get(kind) as ParameterValue<K> | undefined);
      if (value === undefined) throw new Error(`No default for ${kind}`);
      return value;
    },
  };
}
