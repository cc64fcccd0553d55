import { z } from 'zod';
import type { RouteBody, RouteParams, RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import { ecifRoutes } from '../../contract/central/ecif.ts';
import { SANCTION_LISTS } from '../../contract/central/screening.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { mayDecide, mayReadLists } from '../customers/permissions.ts';
import { keyset } from '../database/keyset.ts';
import { once } from '../idempotency/once.ts';
import { importSanctionList, readSanctionList } from './importList.ts';
import { advanceScreening } from './rescreen.ts';

type Import = (typeof ecifRoutes)['importSanctionList'];
type Versions = (typeof ecifRoutes)['sanctionLists'];
type Advance = (typeof ecifRoutes)['rescreenCustomers'];

interface ImportCall {
  readonly caller: TellerCaller;
  readonly params: RouteParams<Import>;
  readonly body: RouteBody<Import>;
  readonly idempotencyKey: ClientKey;
}

/** A list from the back office. Lists that are larger than a request come through `importSanctionList` from a file. */
export async function importList(central: Central, call: ImportCall): Promise<Answer<RouteResponse<Import>>> {
  const { caller, params, body, idempotencyKey } = call;
  if (!mayDecide(caller)) return refuse('NOT_PERMITTED');
  const entries = readSanctionList(body.lines);
  if (!entries.ok) return entries;
  const request = { caller, idempotencyKey, route: `importSanctionList:${params.list}`, request: body };
  return await once(central, request, ecifRoutes.importSanctionList.response, async (tx) => ({
    ok: true,
    value: await importSanctionList(tx, params.list, entries.value, { tellerId: caller.tellerId, at: central.clock.now().toISOString() }),
  }));
}

const positions = keyset('sanctionVersions', z.tuple([z.enum(SANCTION_LISTS), z.int().min(1)]));

/** Which versions there are, by list, newest first. */
export async function sanctionLists(
  central: Central,
  { caller, query }: { caller: TellerCaller; query: RouteQuery<Versions> },
): Promise<Answer<RouteResponse<Versions>>> {
  if (!mayReadLists(caller)) return refuse('NOT_PERMITTED');
  const from = positions.read(query.cursor);
  if (!from.ok) return from;
  const after = from.value;
  const all = central.db.selectFrom('sanction_versions').selectAll();
  const rest =
    after === null
      ? all
      : all.where((eb) => eb.or([eb('list', '>', after[0]), eb.and([eb('list', '=', after[0]), eb('version', '<', after[1])])]));
  const found = await rest
    .orderBy('list')
    .orderBy('version', 'desc')
    .limit(query.limit + 1)
    .execute();
  const { rows, next } = positions.page(found, query.limit, ({ list, version }) => [list, version]);
  const versions = rows.map((row) => ({
    list: row.list,
    version: row.version,
    entries: row.entries,
    importedBy: row.imported_by,
    importedAt: row.imported_at,
  }));
  return { ok: true, value: { versions, next } };
}

/** Goes on with screening everybody. Repeating it is harmless, so that it needs no key. */
export async function rescreenCustomers(
  central: Central,
  { caller, body }: { caller: TellerCaller; body: RouteBody<Advance> },
): Promise<Answer<RouteResponse<Advance>>> {
  if (!mayDecide(caller)) return refuse('NOT_PERMITTED');
  return { ok: true, value: await advanceScreening(central.db, body.customers, () => central.clock.now()) };
}
