import type { RouteBody, RouteResponse } from '../../contract/central/define.ts';
import { ecifRoutes } from '../../contract/central/ecif.ts';
import type { CustomerData } from '../../contract/central/ecifData.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { once } from '../idempotency/once.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { createCustomer } from './create.ts';
import { checkExistence } from './existence.ts';
import { takeGreyOverride } from './greyOverrides.ts';
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

/**
 * A new customer, once per key. Creations of this process go one after the other: each looks for namesakes on the index pages that the
 * others write to, so that side by side they would mostly retry (of forty at once on a small bank one gave up). Those of other
 * processes are kept apart by the serializable transaction.
 */
export async function createByRoute(
  central: Central,
  { caller, body, idempotencyKey }: CreateCall,
): Promise<Answer<RouteResponse<Create>>> {
  if (!mayMaintain(caller)) return refuse('NOT_PERMITTED');
  const request = { caller, idempotencyKey, route: 'createCustomer', request: body };
  const customer: CustomerData = body.customer;
  const work = async (tx: Tx) => {
    const greyAllowedBy = body.greyOverrideId === null ? null : await takeGreyOverride(tx, caller, body.greyOverrideId, customer);
    const now = central.clock.now().toISOString();
    const context = { seenCandidates: body.seenCandidates, greyAllowedBy, clientKey: idempotencyKey, now };
    return await createCustomer(tx, caller, customer, context);
  };
  return await central.inFlight.run('createCustomer', () => once(central, request, ecifRoutes.createCustomer.response, work));
}
