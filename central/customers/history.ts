import { z } from 'zod';
import type { RouteParams, RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { ecifRoutes } from '../../contract/central/ecif.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { keyset } from '../database/keyset.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { maskIdNumber, maskPhone } from './mask.ts';

type Route = (typeof ecifRoutes)['customerChanges'];

const positions = keyset('customerChanges', z.tuple([z.uuid()]));

/** Copies what was recorded with identity numbers and phones masked, at any depth. */
function masked(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key === 'idNumber' ? maskIdNumber(value) : key === 'phone' ? maskPhone(value) : value;
  if (Array.isArray(value)) return value.map((item) => masked(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, masked(item, name)]));
}

const recordSchema = z.record(z.string(), z.unknown()).nullable();
const shown = (recorded: unknown): Record<string, unknown> | null => recordSchema.parse(masked(recorded));

/** Every change of a customer, oldest first. */
export async function customerChanges(
  central: Central,
  { caller, params, query }: { caller: TellerCaller; params: RouteParams<Route>; query: RouteQuery<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const { customerNumber } = params;
  const from = positions.read(query.cursor);
  if (!from.ok) return from;
  const known = await central.db.selectFrom('customers').select('number').where('number', '=', customerNumber).executeTakeFirst();
  if (known === undefined) return refuse('CUSTOMER_UNKNOWN', { customerNumber });
  const found = await central.db
    .selectFrom('customer_changes')
    .selectAll()
    .where('customer_number', '=', customerNumber)
    .$if(from.value !== null, (list) => list.where('id', '>', from.value?.[0] ?? ''))
    .orderBy('id')
    .limit(query.limit + 1)
    .execute();
  const { rows, next } = positions.page(found, query.limit, ({ id }) => [id]);
  const changes = rows.map((row) => ({
    id: row.id,
    what: row.what,
    before: shown(row.before),
    after: shown(row.after),
    tellerId: row.teller_id,
    branchCode: row.branch_code,
    businessDate: row.business_date,
    changedAt: row.changed_at,
  }));
  return { ok: true, value: { changes, next } };
}
