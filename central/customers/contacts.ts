import { uuidv7 } from 'uuidv7';
import type { CustomerChange } from '../../contract/central/ecifData.ts';
import { refuse } from '../answer.ts';
import type { ChangeResult, Changing } from './changing.ts';
import { readPhone } from './phone.ts';
import { refuseChange } from './refuseChange.ts';

type Address = Extract<CustomerChange, { what: 'address' }>;
type Phone = Extract<CustomerChange, { what: 'phone' }>;

/** A further address from today on. The main one is what the panel shows first. */
export async function addAddress({ tx, caller, customer }: Changing, change: Address): ChangeResult {
  const { what: _what, main, ...address } = change;
  const id = uuidv7();
  await tx
    .insertInto('customer_addresses')
    .values({ id, customer_number: customer.number, ...address, valid_from: caller.businessDate, valid_until: null })
    .execute();
  if (main) await tx.updateTable('customers').set({ address: address.address }).where('number', '=', customer.number).execute();
  const before = main ? { mainAddress: customer.address } : null;
  return { ok: true, value: { before, after: { id, main, ...address }, entryId: id } };
}

export async function endAddress({ tx, caller, customer }: Changing, id: string): ChangeResult {
  const row = await tx
    .selectFrom('customer_addresses')
    .selectAll()
    .where('id', '=', id)
    .where('customer_number', '=', customer.number)
    .where('valid_until', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return refuse('CUSTOMER_ENTRY_UNKNOWN');
  if (row.address === customer.address) return refuseChange('主要地址须先更换', 'the main address is replaced first, then ended');
  const until = caller.businessDate;
  await tx.updateTable('customer_addresses').set({ valid_until: until }).where('id', '=', id).execute();
  const { kind, address } = row;
  return { ok: true, value: { before: { id, kind, address, validUntil: null }, after: { id, validUntil: until }, entryId: id } };
}

/** A further phone from today on. The main one is searched, shown first and compared with by the existence check, like all others. */
export async function addPhone({ tx, caller, customer }: Changing, change: Phone): ChangeResult {
  const phone = readPhone(change.phone);
  if (phone === null) return refuse('INPUT_INVALID', { reason: 'phone' }, [{ field: 'phone', code: 'PHONE_INVALID', details: {} }]);
  const { kind, main } = change;
  const id = uuidv7();
  await tx
    .insertInto('customer_phones')
    .values({ id, customer_number: customer.number, kind, phone, valid_from: caller.businessDate, valid_until: null })
    .execute();
  if (main) await tx.updateTable('customers').set({ phone }).where('number', '=', customer.number).execute();
  return { ok: true, value: { before: main ? { phone: customer.phone } : null, after: { id, kind, phone, main }, entryId: id } };
}

export async function endPhone({ tx, caller, customer }: Changing, id: string): ChangeResult {
  const row = await tx
    .selectFrom('customer_phones')
    .selectAll()
    .where('id', '=', id)
    .where('customer_number', '=', customer.number)
    .where('valid_until', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return refuse('CUSTOMER_ENTRY_UNKNOWN');
  if (row.phone === customer.phone) return refuseChange('主要电话须先更换', 'the main phone is replaced first, then ended');
  const until = caller.businessDate;
  await tx.updateTable('customer_phones').set({ valid_until: until }).where('id', '=', id).execute();
  return { ok: true, value: { before: { id, phone: row.phone, validUntil: null }, after: { id, validUntil: until }, entryId: id } };
}
