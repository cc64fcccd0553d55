import { sql } from 'kysely';
import { z } from 'zod';
import type { RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import { versionSchema } from '../../contract/central/parameters.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { dateSchema } from '../../contract/primitives.ts';
import type { Answer } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { keyset } from '../database/keyset.ts';

type Route = (typeof centralRoutes)['parameters'];

const positions = keyset('parameters', z.tuple([z.string().max(60), dateSchema, versionSchema]));

/** The rows of a kind by key, oldest first: what held, what holds, what will hold, and who said so. */
export async function listParameters(
  central: Central,
  { query }: { caller: TellerCaller; query: RouteQuery<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  const position = positions.read(query.cursor);
  if (!position.ok) return position;
  const { value: after } = position;
  let select = central.db
    .selectFrom('parameters')
    .selectAll()
    .where('kind', '=', query.kind)
    .orderBy('key')
    .orderBy('effective_from')
    .orderBy('version')
    .limit(query.limit + 1);
  if (query.key !== undefined) select = select.where('key', '=', query.key);
  if (after !== null)
    select = select.where(sql<boolean>`(key, effective_from, version) > (${after[0]}, ${after[1]}::date, ${after[2]}::bigint)`);
  const page = positions.page(await select.execute(), query.limit, (row) => [row.key, row.effective_from, String(row.version)]);
  return {
    ok: true,
    value: {
      parameters: page.rows.map((row) => ({
        kind: query.kind,
        key: row.key,
        effectiveFrom: row.effective_from,
        version: String(row.version),
        value: z.json().parse(row.value),
        setAt: row.created_at,
        setBy: row.created_by,
      })),
      next: page.next,
    },
  };
}
