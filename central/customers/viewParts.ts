import { sql } from 'kysely';
import { toWire } from '../../contract/money/amount.ts';
import type { Currency } from '../../contract/money/currency.ts';
import type { AccountNumber } from '../../contract/primitives.ts';
import type { CustomerView } from '../../contract/views/customer.ts';
import type { Db } from '../database/connect.ts';
import { validityOf } from './documentDates.ts';
import { maskIdNumber, maskPhone } from './mask.ts';

/** The parts of a customer's view, each a list that the panel shows. `on` is the branch's business date. */

export async function documentsOf(db: Db, customerNumber: string, on: string): Promise<CustomerView['documents']> {
  const rows = await db
    .selectFrom('customer_documents')
    .selectAll()
    .where('customer_number', '=', customerNumber)
    .orderBy('main', 'desc')
    .orderBy('identity_key')
    .execute();
  return rows.map((row) => ({
    idType: row.id_type,
    idNumberMasked: maskIdNumber(row.id_number),
    issuerCountry: row.issuer_country,
    issuedOn: row.issued_on,
    expiresOn: row.expires_on,
    main: row.main,
    validity: validityOf(row.expires_on, on),
  }));
}

const dates = (row: { valid_from: string; valid_until: string | null }) => ({ validFrom: row.valid_from, validUntil: row.valid_until });

export async function addressesOf(db: Db, customerNumber: string): Promise<CustomerView['addresses']> {
  const rows = await db.selectFrom('customer_addresses').selectAll().where('customer_number', '=', customerNumber).orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    country: row.country,
    postcode: row.postcode,
    address: row.address,
    ...dates(row),
  }));
}

export async function phonesOf(db: Db, customerNumber: string): Promise<CustomerView['phones']> {
  const rows = await db.selectFrom('customer_phones').selectAll().where('customer_number', '=', customerNumber).orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, kind: row.kind, phoneMasked: maskPhone(row.phone), ...dates(row) }));
}

/** In both directions: whom the customer has, and whose the customer is. */
export async function relationshipsOf(db: Db, customerNumber: string): Promise<CustomerView['relationships']> {
  const own = await db
    .selectFrom('customer_relationships')
    .selectAll()
    .where('customer_number', '=', customerNumber)
    .orderBy('id')
    .execute();
  const others = await db
    .selectFrom('customer_relationships')
    .innerJoin('customers', 'customers.number', 'customer_relationships.customer_number')
    .selectAll('customer_relationships')
    .select(['customers.name', 'customers.id_type', 'customers.id_number'])
    .where('customer_relationships.other_customer_number', '=', customerNumber)
    .orderBy('customer_relationships.id')
    .execute();
  return [
    ...own.map((row) => ({
      id: row.id,
      kind: row.kind,
      direction: 'of' as const,
      otherCustomerNumber: row.other_customer_number,
      otherName: row.other_name,
      otherIdType: row.other_id_type,
      otherIdNumberMasked: row.other_id_number === null ? null : maskIdNumber(row.other_id_number),
      shareBp: row.share_bp,
      scope: row.scope,
      ...dates(row),
    })),
    ...others.map((row) => ({
      id: row.id,
      kind: row.kind,
      direction: 'to' as const,
      otherCustomerNumber: row.customer_number,
      otherName: row.name,
      otherIdType: row.id_type,
      otherIdNumberMasked: maskIdNumber(row.id_number),
      shareBp: row.share_bp,
      scope: row.scope,
      ...dates(row),
    })),
  ];
}

export async function servicesOf(db: Db, customerNumber: string): Promise<CustomerView['services']> {
  const rows = await db
    .selectFrom('customer_services')
    .selectAll()
    .where('customer_number', '=', customerNumber)
    .orderBy('service')
    .execute();
  return rows.map((row) => ({
    service: row.service,
    status: row.status,
    accountNumber: row.account_number as AccountNumber | null,
    signedOn: row.signed_on,
    changedOn: row.changed_on,
  }));
}

export async function channelLimitsOf(db: Db, customerNumber: string): Promise<CustomerView['channelLimits']> {
  const rows = await db
    .selectFrom('customer_channel_limits')
    .selectAll()
    .where('customer_number', '=', customerNumber)
    .orderBy('channel')
    .orderBy('currency')
    .execute();
  return rows.map((row) => ({
    channel: row.channel,
    currency: row.currency as Currency,
    perTransaction: toWire(row.per_transaction),
    perDay: toWire(row.per_day),
  }));
}

const VISITS = 10;
const VISIT_DAYS = 400;
/** What entries of the system bear as the teller; nobody stood at a counter. */
const SYSTEM_TELLER = '000000';

/** The last days on which somebody was at a counter for one of the accounts. */
export async function visitsOf(db: Db, accountNumbers: readonly string[], on: string): Promise<CustomerView['recentVisits']> {
  if (accountNumbers.length === 0) return [];
  const rows = await db
    .selectFrom('account_entries')
    .select(({ fn }) => [
      'business_date',
      fn.countAll<bigint>().as('transactions'),
      fn.max('posted_at').as('last_at'),
      sql<string>`max(teller_id)`.as('teller_id'),
    ])
    .where('account_number', 'in', accountNumbers)
    .where('business_date', '>=', sql<string>`${on}::date - ${VISIT_DAYS}::int`)
    .where('teller_id', '<>', SYSTEM_TELLER)
    .groupBy('business_date')
    .orderBy('business_date', 'desc')
    .limit(VISITS)
    .execute();
  return rows.map((row) => ({
    businessDate: row.business_date,
    transactions: Number(row.transactions),
    lastAt: row.last_at,
    tellerId: row.teller_id,
  }));
}
