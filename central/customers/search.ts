import { z } from 'zod';
import type { RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { AccountNumber } from '../../contract/primitives.ts';
import type { CustomerHit } from '../../contract/views/customer.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import type { Db } from '../database/connect.ts';
import { keyset } from '../database/keyset.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { foldText } from './fold.ts';
import { maskIdNumber, maskPhone } from './mask.ts';
import { sourcesOf } from './searchSources.ts';

type Route = (typeof centralRoutes)['searchCustomers'];

/** By which source a customer was found, and the customer. */
type Position = [source: number, number: string];
const positions = keyset('customers', z.tuple([z.int().min(0).max(7), z.string().regex(/^\d{10}$/)]));

/**
 * Customers whom a folded text finds, best way first and none twice: at most `limit`, after a position of an earlier call. Each
 * way is asked only when the ones before it have not filled the page, so that a beginning that many share costs one short range.
 */
export async function findCustomers(db: Db, text: string, limit: number, after: Position | null): Promise<Position[]> {
  const found: Position[] = [];
  const before = [];
  let reached = after === null;
  for (const source of sourcesOf(text)) {
    const here = source.id === after?.[0];
    if (reached || here) {
      const numbers = await source.find(db, here ? (after?.[1] ?? null) : null, limit - found.length, before);
      found.push(...numbers.map((number): Position => [source.id, number]));
    }
    reached ||= here;
    if (found.length >= limit) break;
    before.push(source.matches);
  }
  return found;
}

/** What the list of hits shows of customers, in the order of the numbers. */
async function hitsOf(db: Db, numbers: readonly string[]): Promise<CustomerHit[]> {
  if (numbers.length === 0) return [];
  const [rows, accounts] = await Promise.all([
    db.selectFrom('customers').select(['number', 'name', 'id_number', 'phone']).where('number', 'in', numbers).execute(),
    db.selectFrom('accounts').select(['number', 'customer_number']).where('customer_number', 'in', numbers).orderBy('number').execute(),
  ]);
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return numbers
    .map((number) => byNumber.get(number))
    .filter((row) => row !== undefined)
    .map((row) => ({
      number: row.number,
      name: row.name,
      idNumberMasked: maskIdNumber(row.id_number),
      phoneMasked: maskPhone(row.phone),
      accountNumbers: accounts.filter((each) => each.customer_number === row.number).map((each) => each.number as AccountNumber),
    }));
}

/**
 * Customers by part of a name, beginning of its pinyin or initials, phone, document, customer number or account number. Documents and
 * phones match whole or by their last four characters at least, so that typing a few digits does not page through everybody.
 */
export async function searchCustomers(
  central: Central,
  { caller, query }: { caller: TellerCaller; query: RouteQuery<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const text = foldText(query.query);
  if ([...text].length < 2) return refuse('QUERY_TOO_SHORT');
  const from = positions.read(query.cursor);
  if (!from.ok) return from;
  const found = await findCustomers(central.db, text, query.limit + 1, from.value);
  const { rows, next } = positions.page(found, query.limit, (position) => position);
  const hits = await hitsOf(
    central.db,
    rows.map(([, number]) => number),
  );
  return { ok: true, value: query.cursor === undefined ? { hits } : { hits, next } };
}
