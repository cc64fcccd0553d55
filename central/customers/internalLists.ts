import type { ListEntryView } from '../../contract/central/ecifData.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import type { CustomerListEntriesTable } from '../database/tables/customers.ts';

/** Whom the internal lists are asked for. */
export interface ListSubject {
  readonly kind: 'person' | 'company';
  readonly identityKeys: readonly string[];
  readonly matchName: string;
  readonly birthDate: string | null;
}

/**
 * Entries that hold on a date: by document; companies also by name, persons by name and birth date. A person's name alone
 * is no hit: too many people share one.
 */
export async function listHits(db: Db | Tx, subject: ListSubject, on: string): Promise<CustomerListEntriesTable[]> {
  const { kind, identityKeys, matchName, birthDate } = subject;
  const current = db
    .selectFrom('customer_list_entries')
    .selectAll()
    .where('lifted_at', 'is', null)
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', on)]));
  const byDocument = identityKeys.length === 0 ? [] : await current.where('identity_key', 'in', identityKeys).execute();
  const byName =
    matchName === '' || (kind === 'person' && birthDate === null)
      ? []
      : await current
          .where('match_name', '=', matchName)
          .where('kind', '=', kind)
          .$if(kind === 'person', (list) => list.where('birth_date', '=', birthDate))
          .execute();
  const found = new Map([...byDocument, ...byName].map((entry) => [entry.id, entry]));
  return [...found.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

export const toListEntryView = (row: CustomerListEntriesTable): ListEntryView => ({
  id: row.id,
  list: row.list,
  kind: row.kind,
  name: row.name,
  birthDate: row.birth_date,
  byDocument: row.identity_key !== null,
  reason: row.reason,
  basis: row.basis,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  enteredBy: row.entered_by,
  liftedBy: row.lifted_by,
});
