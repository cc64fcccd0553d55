import type { RouteBody, RouteParams, RouteResponse } from '../../contract/central/define.ts';
import { ecifRoutes } from '../../contract/central/ecif.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { once } from '../idempotency/once.ts';
import { maintainCustomer } from './maintain.ts';
import { mayDecide, mayMaintain } from './permissions.ts';

type Route = (typeof ecifRoutes)['changeCustomer'];

interface Call {
  readonly caller: TellerCaller;
  readonly params: RouteParams<Route>;
  readonly body: RouteBody<Route>;
  readonly idempotencyKey: ClientKey;
}

/** One change of a customer, once per key. */
export async function changeByRoute(
  central: Central,
  { caller, params, body, idempotencyKey }: Call,
): Promise<Answer<RouteResponse<Route>>> {
  if (!mayMaintain(caller) && !mayDecide(caller)) return refuse('NOT_PERMITTED');
  const { customerNumber } = params;
  const request = { caller, idempotencyKey, route: `changeCustomer:${customerNumber}`, request: body };
  return await once(central, request, ecifRoutes.changeCustomer.response, (tx) =>
    maintainCustomer(tx, caller, { customerNumber, ...body }, { clientKey: idempotencyKey, now: central.clock.now().toISOString() }),
  );
}
