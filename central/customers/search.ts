import { sql } from 'kysely';
import type { RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { AccountNumber } from '../../contract/primitives.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { foldText } from './fold.ts';
import { maskIdNumber, maskPhone } from './mask.ts';

type Route = (typeof centralRoutes)['searchCustomers'];

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
  const pattern = literal(text);
  const ending = /^\d{3,}x?$/.test(text) && text.length >= 4;
  const rows = await central.db
    .selectFrom('customers')
    .select(['number', 'name', 'id_number', 'phone'])
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
    // Whole names first, then beginnings, then the rest.
    .orderBy(
      sql`case when search_name = ${text} then 0 when search_name like ${`${pattern}%`} then 1 when search_initials = ${text} then 2 else 3 end`,
    )
    .orderBy('number')
    .limit(query.limit)
    .execute();
  const accounts =
    rows.length === 0
      ? []
      : await accountNumbers(
          central,
          rows.map((row) => row.number),
        );
  return {
    ok: true,
    value: {
      hits: rows.map((row) => ({
        number: row.number,
        name: row.name,
        idNumberMasked: maskIdNumber(row.id_number),
        phoneMasked: maskPhone(row.phone),
        accountNumbers: accounts.filter((each) => each.customer_number === row.number).map((each) => each.number as AccountNumber),
      })),
    },
  };
}

const accountNumbers = (central: Central, customers: readonly string[]) =>
  central.db
    .selectFrom('accounts')
    .select(['number', 'customer_number'])
    .where('customer_number', 'in', customers)
    .orderBy('number')
    .execute();
