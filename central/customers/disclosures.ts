import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { RouteBody, RouteParams, RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { ecifRoutes } from '../../contract/central/ecif.ts';
import { assertNever } from '../../contract/result.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { keyset } from '../database/keyset.ts';
import { serializable, type Tx } from '../database/serializable.ts';
import { mayDecide, mayMaintain, mayReadLists } from './permissions.ts';

type Disclose = (typeof ecifRoutes)['disclose'];
type Disclosures = (typeof ecifRoutes)['customerDisclosures'];

const positions = keyset('customerDisclosures', z.tuple([z.uuid()]));

type Asked = RouteBody<Disclose>;

/** The value that is asked for, and how the audit names it; null when there is none. */
async function clearValue(tx: Tx, customerNumber: string, asked: Asked): Promise<{ value: string; named: string } | null> {
  const { field, idType, entryId } = asked;
  switch (field) {
    case 'idNumber': {
      const documents = tx.selectFrom('customer_documents').select(['id_number', 'id_type']).where('customer_number', '=', customerNumber);
      const wanted = idType === null ? documents.where('main', '=', true) : documents.where('id_type', '=', idType);
      const row = await wanted.orderBy('main', 'desc').orderBy('issued_on', 'desc').orderBy('identity_key').executeTakeFirst();
      return row === undefined ? null : { value: row.id_number, named: `idNumber:${row.id_type}` };
    }
    case 'phone': {
      if (entryId === null) {
        const row = await tx.selectFrom('customers').select('phone').where('number', '=', customerNumber).executeTakeFirst();
        return row === undefined ? null : { value: row.phone, named: 'phone' };
      }
      const phones = tx.selectFrom('customer_phones').select('phone').where('customer_number', '=', customerNumber);
      const row = await phones.where('id', '=', entryId).executeTakeFirst();
      return row === undefined ? null : { value: row.phone, named: `phone:${entryId}` };
    }
    case 'relatedIdNumber': {
      if (entryId === null) return null;
      const related = tx.selectFrom('customer_relationships').select('other_id_number').where('customer_number', '=', customerNumber);
      const row = await related.where('id', '=', entryId).executeTakeFirst();
      const value = row?.other_id_number ?? null;
      return value === null ? null : { value, named: `relatedIdNumber:${entryId}` };
    }
    default:
      return assertNever(field);
  }
}

/**
 * One masked field in clear. The row that says who saw it commits before the answer goes out. It has no stored answer and no
 * key: the clear text would be kept in a second place, and every look counts.
 */
export async function disclose(
  central: Central,
  { caller, params, body }: { caller: TellerCaller; params: RouteParams<Disclose>; body: RouteBody<Disclose> },
): Promise<Answer<RouteResponse<Disclose>>> {
  if (!mayMaintain(caller) && !mayDecide(caller)) return refuse('NOT_PERMITTED');
  const { customerNumber } = params;
  return await serializable(central.db, async (tx): Promise<Answer<RouteResponse<Disclose>>> => {
    const known = await tx.selectFrom('customers').select('number').where('number', '=', customerNumber).executeTakeFirst();
    if (known === undefined) return refuse('CUSTOMER_UNKNOWN', { customerNumber });
    const shown = await clearValue(tx, customerNumber, body);
    if (shown === null) return refuse('CUSTOMER_ENTRY_UNKNOWN');
    await tx
      .insertInto('customer_disclosures')
      .values({
        id: uuidv7(),
        customer_number: customerNumber,
        field: shown.named,
        reason: body.reason,
        teller_id: caller.tellerId,
        device_id: caller.deviceId,
        business_date: caller.businessDate,
        shown_at: central.clock.now().toISOString(),
      })
      .execute();
    return { ok: true, value: { field: body.field, value: shown.value } };
  });
}

/** Who was shown what of a customer, oldest first. */
export async function customerDisclosures(
  central: Central,
  { caller, params, query }: { caller: TellerCaller; params: RouteParams<Disclosures>; query: RouteQuery<Disclosures> },
): Promise<Answer<RouteResponse<Disclosures>>> {
  if (!mayReadLists(caller)) return refuse('NOT_PERMITTED');
  const from = positions.read(query.cursor);
  if (!from.ok) return from;
  const found = await central.db
    .selectFrom('customer_disclosures')
    .selectAll()
    .where('customer_number', '=', params.customerNumber)
    .$if(from.value !== null, (list) => list.where('id', '>', from.value?.[0] ?? ''))
    .orderBy('id')
    .limit(query.limit + 1)
    .execute();
  const { rows, next } = positions.page(found, query.limit, ({ id }) => [id]);
  const disclosures = rows.map((row) => ({
    id: row.id,
    field: row.field,
    reason: row.reason,
    tellerId: row.teller_id,
    businessDate: row.business_date,
    shownAt: row.shown_at,
  }));
  return { ok: true, value: { disclosures, next } };
}
