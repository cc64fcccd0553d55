import type { Selectable } from 'kysely';
import type { Existence } from '../../contract/central/ecifData.ts';
import type { Tx } from '../database/serializable.ts';
import type { CustomersTable } from '../database/tables/customers.ts';
import type { ReadIdentityData } from './identityData.ts';
import { maskIdNumber, maskPhone } from './mask.ts';

type Known = Existence['candidates'][number];
type Side = Known['differs'][number];
type Row = Pick<Selectable<CustomersTable>, 'number' | 'kind' | 'name' | 'match_name' | 'id_type' | 'id_number' | 'birth_date' | 'phone'>;

const COLUMNS = ['number', 'kind', 'name', 'match_name', 'id_type', 'id_number', 'birth_date', 'phone'] as const;

/** The customer with this document, of any time. */
export async function customerByDocument(tx: Tx, identityKey: string): Promise<Row | null> {
  const row = await tx
    .selectFrom('customer_documents')
    .innerJoin('customers', 'customers.number', 'customer_documents.customer_number')
    .select(COLUMNS.map((column) => `customers.${column}` as const))
    .where('customer_documents.identity_key', '=', identityKey)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Persons of the same folded name with the same birth date or a phone in common; companies of the same folded name. Each condition is a
 * look-up by index that reads no other namesakes: two creations of different people of one name do not collide.
 */
export async function customersAlike(tx: Tx, data: ReadIdentityData): Promise<{ row: Row; samePhone: boolean }[]> {
  const named = tx.selectFrom('customers').select(COLUMNS).where('match_name', '=', data.matchName).where('kind', '=', data.kind);
  const byName =
    data.kind === 'company'
      ? await named.execute()
      : data.birthDate === null
        ? []
        : await named.where('birth_date', '=', data.birthDate).execute();
  const byPhone =
    data.phone === null
      ? []
      : await tx
          .selectFrom('customer_phones')
          .innerJoin('customers', 'customers.number', 'customer_phones.customer_number')
          .select(COLUMNS.map((column) => `customers.${column}` as const))
          .where('customer_phones.phone', '=', data.phone)
          .where('customers.match_name', '=', data.matchName)
          .where('customers.kind', '=', data.kind)
          .execute();
  const having = new Set(byPhone.map(({ number }) => number));
  const found = new Map([...byName, ...byPhone].map((row) => [row.number, row]));
  return [...found.values()].toSorted((a, b) => (a.number < b.number ? -1 : 1)).map((row) => ({ row, samePhone: having.has(row.number) }));
}

/** A known customer beside what was given: by what they were matched, and every field that differs, with both sides. */
export function beside(data: ReadIdentityData, { row, samePhone }: { row: Row; samePhone: boolean }, document: boolean): Known {
  const masked = (text: string | null, mask: (text: string) => string): string | null => (text === null ? null : mask(text));
  const sides: readonly (Side & { readonly same: boolean })[] = [
    { field: 'name', given: data.name, held: row.name, same: data.name === row.name },
    { field: 'idType', given: data.identity.idType, held: row.id_type, same: data.identity.idType === row.id_type },
    {
      field: 'idNumber',
      given: maskIdNumber(data.identity.idNumber),
      held: maskIdNumber(row.id_number),
      same: data.identity.idNumber === row.id_number,
    },
    { field: 'birthDate', given: data.birthDate, held: row.birth_date, same: data.birthDate === row.birth_date },
    { field: 'phone', given: masked(data.phone, maskPhone), held: maskPhone(row.phone), same: samePhone || data.phone === null },
  ];
  const matchedBy: Known['matchedBy'] = [
    ...(document ? (['document'] as const) : []),
    ...(data.matchName === row.match_name ? (['name'] as const) : []),
    ...(data.birthDate !== null && data.birthDate === row.birth_date ? (['birthDate'] as const) : []),
    ...(samePhone ? (['phone'] as const) : []),
  ];
  return {
    customerNumber: row.number,
    name: row.name,
    matchedBy,
    differs: sides.filter(({ same }) => !same).map(({ field, given, held }) => ({ field, given, held })),
  };
}
