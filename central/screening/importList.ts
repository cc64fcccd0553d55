import { uuidv7 } from 'uuidv7';
import { type SanctionEntry, sanctionEntrySchema } from '../../contract/central/screening.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import type { Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { Tx } from '../database/serializable.ts';
import type { SanctionListCode } from '../database/tables/customers.ts';
import { canonicalHash } from '../hash.ts';
import { unacceptable } from '../http/plainJson.ts';
import { currentVersions, entriesOf } from './current.ts';

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads a list, one JSON object per line; blank lines do not count. Refuses the whole of it for one wrong line. */
export function readSanctionList(text: string): Result<readonly SanctionEntry[], WireError> {
  const entries = new Map<string, SanctionEntry>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const wrong = (reason: string) => refuse('SCREENING_LIST_INVALID', { line: String(index + 1), reason });
    const value = json(line);
    if (value === undefined) return wrong('not JSON');
    const reason = unacceptable(value);
    if (reason !== null) return wrong(reason);
    const read = sanctionEntrySchema.safeParse(value);
    if (!read.success) return wrong((read.error.issues[0]?.message ?? '').slice(0, 300));
    if (entries.has(read.data.reference)) return wrong('the reference stands twice');
    entries.set(read.data.reference, read.data);
  }
  return { ok: true, value: [...entries.values()] };
}

export interface Imported {
  readonly list: SanctionListCode;
  readonly version: number;
  readonly entries: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: boolean;
}

const contentOf = ({ kind, names, documents }: Pick<SanctionEntry, 'kind' | 'names' | 'documents'>): string =>
  canonicalHash({ kind, names, documents });

const CHUNK = 1_000;

async function writeDifference(tx: Tx, list: SanctionListCode, version: number, gone: readonly string[], fresh: readonly SanctionEntry[]) {
  for (let at = 0; at < gone.length; at += CHUNK)
    await tx
      .updateTable('sanction_entries')
      .set({ version_until: version })
      .where('list', '=', list)
      .where('reference', 'in', gone.slice(at, at + CHUNK))
      .where('version_until', 'is', null)
      .execute();
  for (let at = 0; at < fresh.length; at += CHUNK)
    await tx
      .insertInto('sanction_entries')
      .values(fresh.slice(at, at + CHUNK).map((entry) => ({ ...entry, list, version_from: version, version_until: null })))
      .execute();
}

/**
 * Brings in the whole of a list as its next version: what is not in it ends, what changed or is new begins. A list that says what
 * the newest version says changes nothing. With anything new, a screening of all customers against it begins.
 */
export async function importSanctionList(
  tx: Tx,
  list: SanctionListCode,
  entries: readonly SanctionEntry[],
  who: { readonly tellerId: string; readonly at: string },
): Promise<Imported> {
  const newest = (await currentVersions(tx)).find((each) => each.list === list);
  const held = newest === undefined ? [] : await entriesOf(tx, newest);
  const before = new Map(held.map((entry) => [entry.reference, contentOf(entry)]));
  const after = new Map(entries.map((entry) => [entry.reference, contentOf(entry)]));
  const gone = held.filter(({ reference }) => after.get(reference) !== before.get(reference)).map(({ reference }) => reference);
  const fresh = entries.filter(({ reference }) => before.get(reference) !== after.get(reference));
  const counts = { list, entries: entries.length, added: fresh.length, removed: gone.length };
  if (newest !== undefined && gone.length === 0 && fresh.length === 0) return { ...counts, version: newest.version, changed: false };
  const version = (newest?.version ?? 0) + 1;
  await writeDifference(tx, list, version, gone, fresh);
  const since = new Map(held.map(({ reference, version_from }) => [reference, version_from]));
  const dated = new Set(fresh.map(({ reference }) => reference));
  const content = entries
    .map(({ reference }) => [reference, after.get(reference) ?? '', dated.has(reference) ? version : (since.get(reference) ?? version)])
    .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  await tx
    .insertInto('sanction_versions')
    .values({
      list,
      version,
      entries: entries.length,
      content_hash: canonicalHash(content),
      imported_by: who.tellerId,
      imported_at: who.at,
    })
    .execute();
  if (fresh.length > 0)
    await tx
      .insertInto('screening_runs')
      .values({
        id: uuidv7(),
        list,
        version,
        state: 'running',
        position: '',
        screened: 0,
        found: 0,
        started_by: who.tellerId,
        started_at: who.at,
        finished_at: null,
      })
      .execute();
  return { ...counts, version, changed: true };
}
