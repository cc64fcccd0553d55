import type { RouteBody, RouteParams } from '../../contract/central/define.ts';
import type { OverrideView } from '../../contract/central/overrides.ts';
import { centralRoutes } from '../../contract/central/routes.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { type Consent, couldServe, isMet } from '../../contract/overrides/paths.ts';
import type { OverrideRuleTerms } from '../../contract/parameters/overrideRules.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import type { Result } from '../../contract/result.ts';
import type { Role } from '../../contract/views/session.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { once } from '../idempotency/once.ts';
import { rulesOf } from './answer.ts';
import { applyChange, type Change, stillOpen } from './change.ts';
import { decisionsOn, findRequest, type RequestRow } from './find.ts';
import { provenPerson } from './proof.ts';
import type { NamedRule } from './rules.ts';

const route = centralRoutes.decideOverride;

interface Call {
  readonly caller: TellerCaller;
  readonly params: RouteParams<typeof route>;
  readonly body: RouteBody<typeof route>;
  readonly idempotencyKey: ClientKey;
}

const STATES = { approve: 'approved', reject: 'rejected', return: 'returned' } as const;

/** Alternates count only while nobody of the rule's own paths is signed on at the branch. */
async function waysOf(tx: Tx, row: RequestRow, terms: OverrideRuleTerms): Promise<OverrideRuleTerms['paths']> {
  if (terms.alternates.length === 0) return terms.paths;
  const onDuty = await tx
    .selectFrom('sessions')
    .innerJoin('tellers', 'tellers.id', 'sessions.teller_id')
    .select(['tellers.id', 'tellers.roles', 'tellers.level'])
    .where('tellers.branch_code', '=', row.branch_code)
    .where('tellers.id', '<>', row.teller_id)
    .execute();
  const present = onDuty.some(({ id, roles, level }) => couldServe(terms.paths, { tellerId: id, roles: roles as Role[], level }));
  return present ? terms.paths : [...terms.paths, ...terms.alternates];
}

/** The step that an approval is: the last one that was missing, or one of several. Null: this consent counts nowhere. */
async function approve(tx: Tx, row: RequestRow, rules: readonly NamedRule[], person: Consent): Promise<Change | null> {
  const consents: Consent[] = (await decisionsOn(tx, [row.id]))
    .filter(({ decision }) => decision === 'approved')
    .map(({ teller_id, roles, level }) => ({ tellerId: teller_id, roles: roles as Role[], level }));
  if (consents.some(({ tellerId }) => tellerId === person.tellerId)) return null;
  const ways = await Promise.all(rules.map(({ terms }) => waysOf(tx, row, terms)));
  if (!ways.some((paths) => couldServe(paths, person))) return null;
  const all = [...consents, person];
  if (!ways.every((paths) => isMet(paths, all))) return { told: null };
  return {
    state: 'approved',
    authoriser_ids: all.map(({ tellerId }) => tellerId),
    told: { decision: 'approved', by: person.tellerId, reason: '' },
  };
}

async function decide(central: Central, tx: Tx, { caller, params, body }: Call): Promise<Result<OverrideView, WireError>> {
  const row = await findRequest(tx, caller.branchCode, params.requestId);
  if (row === null) return refuse('OVERRIDE_UNKNOWN');
  const now = central.clock.now();
  const open = stillOpen(row, ['pending'], now);
  if (!open.ok) return open;
  const rules = rulesOf(central, row);
  const proven = await provenPerson(tx, caller, body.proof, { row, rules, now });
  if (!proven.ok) return proven;
  const person = proven.value;
  if (person.tellerId === row.teller_id) return refuse('OVERRIDE_OWN');
  if (body.decision !== 'approve' && body.reason.trim() === '') return refuse('OVERRIDE_REASON_NEEDED');
  if (body.decision === 'approve' && rules.some(({ terms }) => terms.rekeyAmount) && body.amount !== row.amount.toString())
    return refuse('OVERRIDE_AMOUNT_DIFFERS');
  const step = await approve(tx, row, rules, person);
  // Who could not approve it cannot end it either.
  if (step === null) return refuse('OVERRIDE_NOT_YOURS');
  const state = STATES[body.decision];
  const { count } = await tx
    .selectFrom('override_decisions')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('request_id', '=', row.id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('override_decisions')
    .values({
      request_id: row.id,
      number: Number(count) + 1,
      teller_id: person.tellerId,
      decision: state,
      reason: body.reason,
      device_id: caller.deviceId,
      decided_at: now.toISOString(),
    })
    .execute();
  const change: Change =
    body.decision === 'approve' ? step : { state, told: { decision: state, by: person.tellerId, reason: body.reason } };
  return await applyChange(central, tx, row, change);
}

/** Approves, rejects or returns a waiting request. Never by who made it; every rule of it must be met before it is approved. */
export async function decideOverride(central: Central, call: Call): Promise<Answer<OverrideView>> {
  const { caller, params, body, idempotencyKey } = call;
  const keyed = { caller, idempotencyKey, route: 'decideOverride', request: { ...params, ...body } };
  const answer = await once(central, keyed, route.response, (tx) => decide(central, tx, call));
  central.events.kick();
  return answer;
}
