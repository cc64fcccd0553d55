import { sql } from 'kysely';
import { z } from 'zod';
import type { RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { AccountNumber } from '../../contract/primitives.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { keyset } from '../database/keyset.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { foldText } from './fold.ts';
import { maskIdNumber, maskPhone } from './mask.ts';

type Route = (typeof centralRoutes)['searchCustomers'];

/** By how well the name fits, then by number. */
const positions = keyset('customers', z.tuple([z.int().min(0).max(3), z.string().regex(/^\d{10}$/)]));

const literal = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

/**
 * Customers by part of a name, pinyin, initials, phone, ID number, customer number or account number. ID number and phone
 * match whole or by their last four digits at least, so that typing a few digits does not page through everybody.
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
  const pattern = literal(text);
  const ending = /^\d{3,}x?$/.test(text) && text.length >= 4;
  // Whole names first, then beginnings, then the rest.
  const rank = sql<number>`case when search_name = ${text} then 0 when search_name like ${`${pattern}%`} then 1 when search_initials = ${text} then 2 else 3 end`;
  const found = await central.db
    .selectFrom('customers')
    .select(['number', 'name', 'id_number', 'phone', rank.as('rank')])
    .where((eb) =>
      eb.or([
        eb('search_name', 'like', `%${pattern}%`),
        eb('search_pinyin', 'like', `%${pattern}%`),
        eb('search_initials', 'like', `${pattern}%`),
        ...(/^\d+$/.test(text)
          ? [
              eb('number', 'like', `${pattern}%`),
              eb('number', 'in', eb.selectFrom('accounts').select('customer_number').where('accounts.number', 'like', `${pattern}%`)),
            ]
          : []),
        ...(ending ? [eb('phone', 'like', `%${pattern}`)] : []),
        ...(ending || text.length === 18 ? [eb('id_number', 'like', `%${pattern.toUpperCase()}`)] : []),
      ]),
    )
    .$if(from.value !== null, (list) => list.where(sql<boolean>`(${rank}, number) > (${from.value?.[0]}::int, ${from.value?.[1]}::text)`))
    .orderBy(rank)
    .orderBy('number')
    .limit(query.limit + 1)
    .execute();
  const { rows, next } = positions.page(found, query.limit, (row) => [row.rank, row.number]);
  const accounts =
    rows.length === 0
      ? []
      : await accountNumbers(
          central,
          rows.map((row) => row.number),
        );
  const hits = rows.map((row) => ({
    number: row.number,
    name: row.name,
    idNumberMasked: maskIdNumber(row.id_number),
    phoneMasked: maskPhone(row.phone),
    accountNumbers: accounts.filter((each) => each.customer_number === row.number).map((each) => each.number as AccountNumber),
  }));
  return { ok: true, value: query.cursor === undefined ? { hits } : { hits, next } };
}

const accountNumbers = (central: Central, customers: readonly string[]) =>
  central.db
    .selectFrom('accounts')
    .select(['number', 'customer_number'])
    .where('customer_number', 'in', customers)
    .orderBy('number')
    .execute();
