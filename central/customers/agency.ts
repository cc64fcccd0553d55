import type { RouteBody, RouteParams, RouteResponse } from '../../contract/central/define.ts';
import type { ecifRoutes } from '../../contract/central/ecif.ts';
import { agencyRefusals } from '../../contract/compliance/agency.ts';
import { fromWire } from '../../contract/money/amount.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { screenSubject, toHitView } from '../screening/screen.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { documentDates } from './documentDates.ts';
import { type Identity, readIdentity } from './identity.ts';
import { readName } from './identityData.ts';
import { listHits } from './internalLists.ts';
import { matchName } from './matchName.ts';

type Route = (typeof ecifRoutes)['checkAgency'];
type Request = RouteBody<Route>;
export type AgencyCheck = RouteResponse<Route>;
type Agent = NonNullable<Request['agent']>;

/** The agent's number where form, dates and name allow to take it for identified. */
function identified(agent: Agent | null, on: string): Identity | null {
  if (agent === null || readName(agent.name) === '') return null;
  const identity = readIdentity(agent.idType, agent.idNumber);
  return identity === null || documentDates({ issuedOn: null, expiresOn: agent.expiresOn }, on) !== null ? null : identity;
}

/**
 * Whether somebody may do this for a customer (代办), inside of a transaction: both identified, the service and amount inside of the
 * table of contract/compliance/agency, the agent not the customer and not on the black list. Likenesses to sanction lists come
 * along for review. Refuses with CUSTOMER_UNKNOWN only.
 */
export async function checkAgency(tx: Tx, customerNumber: string, request: Request, on: string): Promise<Answer<AgencyCheck>> {
  const customer = await tx.selectFrom('customers').select('number').where('number', '=', customerNumber).executeTakeFirst();
  if (customer === undefined) return refuse('CUSTOMER_UNKNOWN', { customerNumber });
  const { agent, service, customerIdentified } = request;
  const identity = identified(agent, on);
  const refusals: AgencyCheck['refusals'] = [
    ...agencyRefusals({ service, amount: fromWire(request.amount), customerIdentified, agentIdentified: identity !== null }),
  ];
  if (agent === null || identity === null) return { ok: true, value: { allowed: false, refusals, relationshipId: null, screening: [] } };
  const name = readName(agent.name);
  const kind = identity.idType === 'creditCode' ? ('company' as const) : ('person' as const);
  const holder = await tx
    .selectFrom('customer_documents')
    .select('customer_number')
    .where('identity_key', '=', identity.key)
    .executeTakeFirst();
  if (holder?.customer_number === customerNumber) refusals.push('AGENT_IS_CUSTOMER');
  const lists = await listHits(
    tx,
    { kind, identityKeys: [identity.key], matchName: matchName(name, kind), birthDate: identity.birthDate },
    on,
  );
  if (lists.some(({ list }) => list === 'black')) refusals.push('AGENT_BLACKLISTED');
  const relationship = await tx
    .selectFrom('customer_relationships')
    .select('id')
    .where('customer_number', '=', customerNumber)
    .where('kind', 'in', ['authorisedAgent', 'guardian', 'legalRepresentative'])
    .where('other_id_number', '=', identity.idNumber)
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', on)]))
    .executeTakeFirst();
  const found = await screenSubject(tx, { kind: kind === 'company' ? 'organisation' : 'person', name, documents: [identity.idNumber] });
  const value = { allowed: refusals.length === 0, refusals, relationshipId: relationship?.id ?? null, screening: found.map(toHitView) };
  return { ok: true, value };
}

/** The check by itself, for the form before it is posted. */
export async function agencyByRoute(
  central: Central,
  { caller, params, body }: { caller: TellerCaller; params: RouteParams<Route>; body: Request },
): Promise<Answer<AgencyCheck>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  return await checkAgency(central.db, params.customerNumber, body, caller.businessDate);
}
