import type { RouteBody, RouteParams } from '../../contract/central/define.ts';
import type { OverrideView } from '../../contract/central/overrides.ts';
import { centralRoutes } from '../../contract/central/routes.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { couldServe } from '../../contract/overrides/paths.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { Role } from '../../contract/views/session.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { once } from '../idempotency/once.ts';
import { rulesOf } from './answer.ts';
import { applyChange, stillOpen } from './change.ts';
import { findRequest, type RequestRow } from './find.ts';

const { assignOverride: assignRoute, withdrawOverride: withdrawRoute } = centralRoutes;

interface Call {
  readonly caller: TellerCaller;
  readonly params: RouteParams<typeof withdrawRoute>;
  readonly idempotencyKey: ClientKey;
}

async function openRequest(
  central: Central,
  tx: Tx,
  { caller, params }: Call,
  states: readonly RequestRow['state'][],
): Promise<Result<RequestRow, WireError>> {
  const row = await findRequest(tx, caller.branchCode, params.requestId);
  if (row === null) return refuse('OVERRIDE_UNKNOWN');
  const open = stillOpen(row, states, central.clock.now());
  return open.ok ? ok(row) : open;
}

/** Names somebody who is to decide. Any other who may decide still can: an assignment is a wish, not a lock. */
export async function assignOverride(
  central: Central,
  call: Call & { readonly body: RouteBody<typeof assignRoute> },
): Promise<Answer<OverrideView>> {
  const { caller, params, body, idempotencyKey } = call;
  const keyed = { caller, idempotencyKey, route: 'assignOverride', request: { ...params, ...body } };
  const answer = await once(central, keyed, assignRoute.response, async (tx) => {
    const found = await openRequest(central, tx, call, ['pending']);
    if (!found.ok) return found;
    const row = found.value;
    const person = await tx
      .selectFrom('tellers')
      .select(['id', 'roles', 'level'])
      .where('id', '=', body.tellerId)
      .where('branch_code', '=', caller.branchCode)
      .executeTakeFirst();
    const rules = rulesOf(central, row);
    const serves =
      person !== undefined &&
      person.id !== row.teller_id &&
      rules.some(({ terms }) =>
        couldServe([...terms.paths, ...terms.alternates], { tellerId: person.id, roles: person.roles as Role[], level: person.level }),
      );
    if (!serves) return refuse('OVERRIDE_NOT_YOURS');
    return await applyChange(central, tx, row, {
      assigned_to: body.tellerId,
      told: { decision: 'reassigned', by: caller.tellerId, reason: '' },
    });
  });
  central.events.kick();
  return answer;
}

/** Takes a request back, by who made it. */
export async function withdrawOverride(central: Central, call: Call): Promise<Answer<OverrideView>> {
  const { caller, params, idempotencyKey } = call;
  const keyed = { caller, idempotencyKey, route: 'withdrawOverride', request: params };
  const answer = await once(central, keyed, withdrawRoute.response, async (tx) => {
    const found = await openRequest(central, tx, call, ['pending', 'approved']);
    if (!found.ok) return found;
    if (found.value.teller_id !== caller.tellerId) return refuse('NOT_PERMITTED');
    return await applyChange(central, tx, found.value, {
      state: 'withdrawn',
      told: { decision: 'withdrawn', by: caller.tellerId, reason: '' },
    });
  });
  central.events.kick();
  return answer;
}
