import { searchForms } from '../../customers/fold.ts';
import { readIdentity } from '../../customers/identity.ts';
import { matchName } from '../../customers/matchName.ts';
import { nameParts } from '../../customers/names.ts';
import type { FiledCustomer, PlannedCustomer } from '../planned.ts';
import { BACK_OFFICE } from '../staff.ts';
import type { Clerk } from './clerk.ts';
import type { Rows } from './tables.ts';

const GRADE_BASIS = '迁移';

/** Adds the customer alone; what the first forty have in the customer file is written by `seedEcif`. */
export function addCustomer(rows: Rows, customer: PlannedCustomer | FiledCustomer): void {
  const filed = 'forms' in customer ? customer : null;
  const { pinyin, searchName, searchPinyin, searchInitials } = filed?.forms ?? searchForms(customer.name, customer.kind);
  const graded = customer.gradeCode !== null;
  rows.customers.push({
    number: customer.number,
    kind: customer.kind,
    name: customer.name,
    pinyin,
    search_name: searchName,
    search_pinyin: searchPinyin,
    search_initials: searchInitials,
    match_name: matchName(customer.name, customer.kind),
    id_type: customer.idType,
    id_number: customer.idNumber,
    phone: customer.phone,
    birth_date: customer.birthDate,
    sex: customer.sex,
    nationality: filed?.nationality ?? 'CN',
    occupation: filed?.occupation ?? null,
    address: customer.address,
    grade_code: customer.gradeCode,
    grade_since: graded ? customer.since : null,
    grade_basis: graded ? GRADE_BASIS : null,
    since: customer.since,
  });
}

/** Adds everything that the customer file holds of somebody, and what the name is found by. */
export function addFile(rows: Rows, clerk: Clerk, customer: FiledCustomer): void {
  const { number, since } = customer;
  for (const part of nameParts(customer.forms.searchName)) rows.customer_name_parts.push({ part, customer_number: number });
  const identity = readIdentity(customer.idType, customer.idNumber);
  if (identity === null) throw new Error(`Customer ${number}: ${customer.idType} ${customer.idNumber} is no document`);
  rows.customer_documents.push({
    identity_key: identity.key,
    customer_number: number,
    id_type: customer.idType,
    id_number: customer.idNumber,
    issuer_country: customer.document.issuer,
    issued_on: customer.document.issuedOn,
    expires_on: customer.document.expiresOn,
    main: true,
  });
  const dated = (from: string, until: string | null) => ({
    id: clerk.nextId(),
    customer_number: number,
    valid_from: from,
    valid_until: until,
  });
  for (const { kind, text, from, until } of customer.addresses)
    rows.customer_addresses.push({ ...dated(from, until), kind, country: 'CN', postcode: customer.postcode, address: text });
  for (const { kind, text, from, until } of customer.phones) rows.customer_phones.push({ ...dated(from, until), kind, phone: text });
  for (const { kind, other, shareBp, scope } of customer.relationships)
    rows.customer_relationships.push({
      ...dated(since, null),
      kind,
      other_customer_number: other.number,
      other_name: other.name,
      other_id_type: other.idType,
      other_id_number: other.idNumber,
      share_bp: shareBp,
      scope,
    });
  for (const { service, status, accountNumber, signedOn, changedOn } of customer.services)
    rows.customer_services.push({
      customer_number: number,
      service,
      status,
      account_number: accountNumber,
      signed_on: signedOn,
      changed_on: changedOn,
    });
  if (customer.gradeCode !== null)
    rows.customer_grade_history.push({
      id: clerk.nextId(),
      customer_number: number,
      grade_code: customer.gradeCode,
      graded_on: since,
      basis: GRADE_BASIS,
      teller_id: BACK_OFFICE,
      recorded_at: clerk.now,
    });
}
