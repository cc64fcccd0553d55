import { sql } from 'kysely';
import type { RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { foldText } from '../customers/fold.ts';

type Route = (typeof centralRoutes)['searchBanks'];

/** Bank codes by beginning of the code, part of the name, pinyin or initials. */
export async function searchBanks(
  central: Central,
  { query }: { caller: TellerCaller; query: RouteQuery<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  const text = foldText(query.query);
  if ([...text].length < 2) return refuse('QUERY_TOO_SHORT');
  const pattern = text.replaceAll(/[\\%_]/g, '\\$&');
  const rows = await central.db
    .selectFrom('banks')
    .select(['code', 'name_zh', 'city'])
    .where((eb) => eb.or([eb('code', 'like', `${pattern}%`), eb('search_text', 'like', `%${pattern}%`)]))
    .orderBy(sql`case when code = ${text} then 0 else 1 end`)
    .orderBy('code')
    .limit(query.limit)
    .execute();
  return { ok: true, value: { banks: rows.map((row) => ({ code: row.code, nameZh: row.name_zh, city: row.city })) } };
}
