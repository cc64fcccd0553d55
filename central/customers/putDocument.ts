import type { CustomerChange } from '../../contract/central/ecifData.ts';
import { refuse } from '../answer.ts';
import { openCase } from '../screening/cases.ts';
import { screenSubject } from '../screening/screen.ts';
import type { ChangeResult, Changing } from './changing.ts';
import { documentDates } from './documentDates.ts';
import type { Identity } from './identity.ts';
import { readIdentityData } from './identityData.ts';
import { listHits } from './internalLists.ts';
import { refuseChange } from './refuseChange.ts';

type Document = Extract<CustomerChange, { what: 'document' }>;

async function write({ tx, customer }: Changing, identity: Identity, change: Document, main: boolean): Promise<void> {
  if (main)
    await tx
      .updateTable('customer_documents')
      .set({ main: false })
      .where('customer_number', '=', customer.number)
      .where('main', '=', true)
      .execute();
  const columns = {
    id_type: identity.idType,
    id_number: identity.idNumber,
    issuer_country: change.issuerCountry,
    issued_on: change.issuedOn,
    expires_on: change.expiresOn,
    main,
  };
  await tx
    .insertInto('customer_documents')
    .values({ identity_key: identity.key, customer_number: customer.number, ...columns })
    .onConflict((conflict) => conflict.column('identity_key').doUpdateSet(columns))
    .execute();
  if (!main) return;
  const said = { birth_date: identity.birthDate ?? customer.birth_date, sex: identity.sex ?? customer.sex };
  await tx
    .updateTable('customers')
    .set({ id_type: identity.idType, id_number: identity.idNumber, ...(customer.kind === 'person' ? said : {}) })
    .where('number', '=', customer.number)
    .execute();
}

/**
 * A further document, or new dates of one that is there. Somebody else's document is refused with CUSTOMER_EXISTS and that
 * customer's number; a number on the black list or alike to a sanction list is treated as at a creation.
 */
export async function putDocument(at: Changing, change: Document): ChangeResult {
  const { tx, caller, customer, now } = at;
  const { idType, idNumber } = change;
  const given = { kind: customer.kind, name: customer.name, idType, idNumber, birthDate: null, phone: null };
  const read = readIdentityData(given, caller.businessDate);
  if (!read.ok) return read;
  const { identity } = read.value;
  if (identity.birthDate !== null && customer.birth_date !== null && identity.birthDate !== customer.birth_date)
    return refuseChange('证件号码的出生日期与客户资料不符', 'the number holds another birth date than the customer has');
  const dates = documentDates(change, caller.businessDate);
  if (dates !== null) return { ok: false, error: dates };
  const held = await tx.selectFrom('customer_documents').selectAll().where('identity_key', '=', identity.key).executeTakeFirst();
  if (held !== undefined && held.customer_number !== customer.number)
    return refuse('CUSTOMER_EXISTS', { customerNumber: held.customer_number });
  const subject = { kind: customer.kind, identityKeys: [identity.key], matchName: '', birthDate: null };
  if ((await listHits(tx, subject, caller.businessDate)).some(({ list }) => list === 'black')) return refuse('CUSTOMER_BLACKLISTED');
  // The main document is replaced by another main one, never by none.
  await write(at, identity, change, change.main || held?.main === true);
  const kind = customer.kind === 'company' ? 'organisation' : 'person';
  const found = await screenSubject(tx, { kind, name: customer.name, documents: [identity.idNumber] });
  const opening = { by: caller.tellerId, at: now };
  const reviewCaseId = await openCase(tx, { customerNumber: customer.number, name: customer.name, role: 'customer' }, found, opening);
  const before =
    held === undefined
      ? null
      : {
          idType: held.id_type,
          idNumber: held.id_number,
          issuerCountry: held.issuer_country,
          issuedOn: held.issued_on,
          expiresOn: held.expires_on,
          main: held.main,
        };
  const { what: _what, ...after } = change;
  return { ok: true, value: { before, after: { ...after, idNumber: identity.idNumber }, reviewCaseId } };
}
