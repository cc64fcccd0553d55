import { sql } from 'kysely';
import { z } from 'zod';
import type { RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { foldText } from '../customers/fold.ts';
import { keyset } from '../database/keyset.ts';

type Route = (typeof centralRoutes)['searchBanks'];

/** A code that was typed whole comes first, the rest by code. */
const positions = keyset('banks', z.tuple([z.int().min(0).max(1), z.string().regex(/^\d{12}$/)]));

/** Bank codes by beginning of the code, part of the name, pinyin or initials. */
export async function searchBanks(
  central: Central,
  { query }: { caller: TellerCaller; query: RouteQuery<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  const text = foldText(query.query);
  if ([...text].length < 2) return refuse('QUERY_TOO_SHORT');
  const from = positions.read(query.cursor);
  if (!from.ok) return from;
  const pattern = text.replaceAll(/[\\%_]/g, '\\$&');
  const rank = sql<number>`case when code = ${text} then 0 else 1 end`;
  const found = await central.db
    .selectFrom('banks')
    .select(['code', 'name_zh', 'city', rank.as('rank')])
    .where((eb) => eb.or([eb('code', 'like', `${pattern}%`), eb('search_text', 'like', `%${pattern}%`)]))
    .$if(from.value !== null, (list) => list.where(sql<boolean>`(${rank}, code) > (${from.value?.[0]}::int, ${from.value?.[1]}::text)`))
    .orderBy(rank)
    .orderBy('code')
    .limit(query.limit + 1)
    .execute();
  const { rows, next } = positions.page(found, query.limit, (row) => [row.rank, row.code]);
  const banks = rows.map((row) => ({ code: row.code, nameZh: row.name_zh, city: row.city }));
  return { ok: true, value: query.cursor === undefined ? { banks } : { banks, next } };
}
