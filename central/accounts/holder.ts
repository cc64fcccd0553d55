import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import { foldText } from '../customers/fold.ts';
import { listHits } from '../customers/internalLists.ts';
import type { Tx } from '../database/serializable.ts';
import type { AccountRow } from './account.ts';

/** A customer for whom an account is opened. */
export interface Holder {
  readonly number: string;
  readonly kind: 'person' | 'company';
  readonly name: string;
  /** Null of a company. */
  readonly birthDate: string | null;
}

/** Nothing is paid, and nothing about an account is changed, for somebody else's ID (domain: never combine). */
export const isHolder = (account: AccountRow, shownName: string): Result<true, WireError> =>
  foldText(shownName) === foldText(account.holder_name) ? ok(true) : refuse('NAME_DIFFERS', { accountNumber: account.number });

/** The customer, with a document that is valid on the day and not on the black list. */
export async function readHolder(tx: Tx, customerNumber: string, on: string): Promise<Result<Holder, WireError>> {
  const customer = await tx
    .selectFrom('customers')
    .select(['number', 'kind', 'name', 'match_name', 'birth_date'])
    .where('number', '=', customerNumber)
    .executeTakeFirst();
  if (customer === undefined) return refuse('CUSTOMER_UNKNOWN', { customerNumber });
  const documents = await tx
    .selectFrom('customer_documents')
    .select(['identity_key', 'expires_on', 'main'])
    .where('customer_number', '=', customerNumber)
    .execute();
  const expired = documents.find(({ main, expires_on }) => main && expires_on !== null && expires_on < on)?.expires_on ?? null;
  if (expired !== null) return refuse('ID_DOCUMENT_EXPIRED', { expiresOn: expired });
  const { kind, match_name: matchName, birth_date: birthDate } = customer;
  const identityKeys = documents.map(({ identity_key }) => identity_key);
  const lists = await listHits(tx, { kind, identityKeys, matchName, birthDate }, on);
  if (lists.some(({ list }) => list === 'black')) return refuse('CUSTOMER_BLACKLISTED');
  return ok({ number: customer.number, kind, name: customer.name, birthDate });
}
