import type { RouteBody, RouteResponse } from '../../contract/central/define.ts';
import { ecifRoutes } from '../../contract/central/ecif.ts';
import type { CustomerData } from '../../contract/central/ecifData.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { createCustomer } from './create.ts';
import { checkExistence } from './existence.ts';
import { takeGreyOverride } from './greyOverrides.ts';
import { keyed } from './keyed.ts';
import { mayMaintain } from './permissions.ts';

type Check = (typeof ecifRoutes)['checkExistence'];
type Create = (typeof ecifRoutes)['createCustomer'];

/** The existence check by itself. It changes nothing, so that it needs no key. */
export async function existence(
  central: Central,
  { caller, body }: { caller: TellerCaller; body: RouteBody<Check> },
): Promise<Answer<RouteResponse<Check>>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  // Advice for the teller: the creation checks again inside of its own transaction.
  const checked = await checkExistence(central.db, body, caller.businessDate);
  return checked.ok ? { ok: true, value: checked.value.existence } : checked;
}

interface CreateCall {
  readonly caller: TellerCaller;
  readonly body: RouteBody<Create>;
  readonly idempotencyKey: ClientKey;
}

/** A new customer, once per key. */
export async function createByRoute(
  central: Central,
  { caller, body, idempotencyKey }: CreateCall,
): Promise<Answer<RouteResponse<Create>>> {
  if (!mayMaintain(caller)) return refuse('NOT_PERMITTED');
  const request = { caller, idempotencyKey, route: 'createCustomer', body };
  const customer: CustomerData = body.customer;
  return await keyed(central, request, ecifRoutes.createCustomer.response, async (tx) => {
    const greyAllowedBy = body.greyOverrideId === null ? null : await takeGreyOverride(tx, caller, body.greyOverrideId, customer);
    const now = central.clock.now().toISOString();
    const context = { seenCandidates: body.seenCandidates, greyAllowedBy, clientKey: idempotencyKey, now };
    return await createCustomer(tx, caller, customer, context);
  });
}
