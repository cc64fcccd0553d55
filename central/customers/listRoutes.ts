import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { RouteBody, RouteParams, RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import { ecifRoutes } from '../../contract/central/ecif.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { keyset } from '../database/keyset.ts';
import { once } from '../idempotency/once.ts';
import { readIdentity } from './identity.ts';
import { readName } from './identityData.ts';
import { toListEntryView } from './internalLists.ts';
import { matchName } from './matchName.ts';
import { isName } from './names.ts';
import { mayDecide, mayReadLists } from './permissions.ts';

type Add = (typeof ecifRoutes)['addListEntry'];
type Lift = (typeof ecifRoutes)['liftListEntry'];
type List = (typeof ecifRoutes)['listEntries'];

const positions = keyset('customerLists', z.tuple([z.uuid()]));

const wrong = (field: string, reason: string) =>
  refuse('INPUT_INVALID', { reason: field }, [{ field, code: 'INPUT_INVALID', details: { reason } }]);

interface AddCall {
  readonly caller: TellerCaller;
  readonly body: RouteBody<Add>;
  readonly idempotencyKey: ClientKey;
}

/** Puts somebody on an internal list, customer or not. */
export async function addListEntry(central: Central, { caller, body, idempotencyKey }: AddCall): Promise<Answer<RouteResponse<Add>>> {
  if (!mayDecide(caller)) return refuse('NOT_PERMITTED');
  const { list, kind, document, birthDate, reason, basis, validFrom, validUntil } = body;
  const name = readName(body.name);
  const identity = document === null ? null : readIdentity(document.idType, document.idNumber);
  if (!isName(name, kind)) return wrong('name', 'this is not a name');
  if (document !== null && identity === null) return wrong('document', 'form or check character');
  if (kind === 'person' && identity === null && birthDate === null) return wrong('birthDate', 'a name alone says nobody');
  if (validUntil !== null && validUntil <= validFrom) return wrong('validUntil', 'it ends before it begins');
  return await once(
    central,
    { caller, idempotencyKey, route: 'addListEntry', request: body },
    ecifRoutes.addListEntry.response,
    async (tx) => {
      const row = {
        id: uuidv7(),
        list,
        kind,
        identity_key: identity?.key ?? null,
        name,
        match_name: matchName(name, kind),
        birth_date: kind === 'person' ? (identity?.birthDate ?? birthDate) : null,
        reason,
        basis,
        valid_from: validFrom,
        valid_until: validUntil,
        entered_by: caller.tellerId,
        entered_at: central.clock.now().toISOString(),
        lifted_by: null,
        lifted_at: null,
        lift_reason: null,
      };
      await tx.insertInto('customer_list_entries').values(row).execute();
      return { ok: true, value: { entry: toListEntryView(row) } };
    },
  );
}

interface LiftCall {
  readonly caller: TellerCaller;
  readonly params: RouteParams<Lift>;
  readonly body: RouteBody<Lift>;
  readonly idempotencyKey: ClientKey;
}

/** Takes an entry off. Who entered it may not (domain: maker is not checker). */
export async function liftListEntry(central: Central, call: LiftCall): Promise<Answer<RouteResponse<Lift>>> {
  const { caller, params, body, idempotencyKey } = call;
  if (!mayDecide(caller)) return refuse('NOT_PERMITTED');
  const request = { caller, idempotencyKey, route: `liftListEntry:${params.entryId}`, request: body };
  return await once(central, request, ecifRoutes.liftListEntry.response, async (tx) => {
    const row = await tx.selectFrom('customer_list_entries').selectAll().where('id', '=', params.entryId).executeTakeFirst();
    if (row === undefined) return refuse('CUSTOMER_ENTRY_UNKNOWN');
    if (row.lifted_by !== null) return refuse('ALREADY_DECIDED');
    if (row.entered_by === caller.tellerId) return refuse('MAKER_IS_CHECKER');
    const lifted = { lifted_by: caller.tellerId, lifted_at: central.clock.now().toISOString(), lift_reason: body.reason };
    await tx.updateTable('customer_list_entries').set(lifted).where('id', '=', row.id).execute();
    return { ok: true, value: { entry: toListEntryView({ ...row, ...lifted }) } };
  });
}

/** The internal lists, oldest entries first, lifted ones among them. */
export async function listEntries(
  central: Central,
  { caller, query }: { caller: TellerCaller; query: RouteQuery<List> },
): Promise<Answer<RouteResponse<List>>> {
  if (!mayReadLists(caller)) return refuse('NOT_PERMITTED');
  const from = positions.read(query.cursor);
  if (!from.ok) return from;
  const { list } = query;
  const found = await central.db
    .selectFrom('customer_list_entries')
    .selectAll()
    .$if(list !== undefined, (rows) => rows.where('list', '=', list ?? 'black'))
    .$if(from.value !== null, (rows) => rows.where('id', '>', from.value?.[0] ?? ''))
    .orderBy('id')
    .limit(query.limit + 1)
    .execute();
  const { rows, next } = positions.page(found, query.limit, ({ id }) => [id]);
  return { ok: true, value: { entries: rows.map(toListEntryView), next } };
}
