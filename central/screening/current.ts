import { comparableName } from '../../contract/names/normalize.ts';
import type { ListEntry } from '../../contract/names/screening.ts';
import type { Tx } from '../database/serializable.ts';
import type { SanctionListCode } from '../database/tables/customers.ts';
import { foldDocument, type PreparedName, prepareName } from './prefilter.ts';

/** A list's entry with what the screening needs of it, worked out once. */
export interface PreparedEntry {
  readonly entry: ListEntry;
  readonly versionFrom: number;
  readonly names: readonly PreparedName[];
  /** Document numbers, folded. */
  readonly documents: ReadonlySet<string>;
}

export interface CurrentVersion {
  readonly list: SanctionListCode;
  readonly version: number;
  readonly content_hash: string;
}

/** The newest version of each list. */
export const currentVersions = (tx: Tx): Promise<CurrentVersion[]> =>
  tx
    .selectFrom('sanction_versions')
    .distinctOn('list')
    .select(['list', 'version', 'content_hash'])
    .orderBy('list')
    .orderBy('version', 'desc')
    .execute();

/** The entries that hold in a version. */
export const entriesOf = (tx: Tx, { list, version }: Pick<CurrentVersion, 'list' | 'version'>) =>
  tx
    .selectFrom('sanction_entries')
    .select(['reference', 'version_from', 'kind', 'names', 'documents'])
    .where('list', '=', list)
    .where('version_from', '<=', version)
    .where((eb) => eb.or([eb('version_until', 'is', null), eb('version_until', '>', version)]))
    .orderBy('reference')
    .execute();

/**
 * Prepared lists by what they hold: reading and preparing tens of thousands of names again for every customer would cost seconds.
 * The hash covers each entry with the version that brought it, so that a kept list can only be the right one.
 */
const kept = new Map<SanctionListCode, { readonly hash: string; readonly entries: readonly PreparedEntry[] }>();

async function prepared(tx: Tx, current: CurrentVersion): Promise<readonly PreparedEntry[]> {
  const known = kept.get(current.list);
  if (known?.hash === current.content_hash) return known.entries;
  const entries = (await entriesOf(tx, current)).map(({ reference, version_from, kind, names, documents }) => ({
    entry: { list: current.list, reference, kind, names, documents },
    versionFrom: version_from,
    names: names.map((name) => prepareName(comparableName(name, kind))),
    documents: new Set(documents.map(foldDocument)),
  }));
  kept.set(current.list, { hash: current.content_hash, entries });
  return entries;
}

/** Every entry of every list as of now. */
export async function currentEntries(tx: Tx): Promise<readonly PreparedEntry[]> {
  const all: PreparedEntry[] = [];
  for (const version of await currentVersions(tx)) all.push(...(await prepared(tx, version)));
  return all;
}
