import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { RouteBody, RouteParams, RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { ecifRoutes } from '../../contract/central/ecif.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { keyset } from '../database/keyset.ts';
import { serializable } from '../database/serializable.ts';
import { mayDecide, mayMaintain, mayReadLists } from './permissions.ts';

type Disclose = (typeof ecifRoutes)['disclose'];
type Disclosures = (typeof ecifRoutes)['customerDisclosures'];

const positions = keyset('customerDisclosures', z.tuple([z.uuid()]));

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
    const row = await tx.selectFrom('customers').select(['id_number', 'phone']).where('number', '=', customerNumber).executeTakeFirst();
    if (row === undefined) return refuse('CUSTOMER_UNKNOWN', { customerNumber });
    await tx
      .insertInto('customer_disclosures')
      .values({
        id: uuidv7(),
        customer_number: customerNumber,
        field: body.field,
        reason: body.reason,
        teller_id: caller.tellerId,
        device_id: caller.deviceId,
        business_date: caller.businessDate,
        shown_at: central.clock.now().toISOString(),
      })
      .execute();
    return { ok: true, value: { field: body.field, value: body.field === 'phone' ? row.phone : row.id_number } };
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
