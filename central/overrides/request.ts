import { uuidv7 } from 'uuidv7';
import type { RouteBody } from '../../contract/central/define.ts';
import type { OverrideView } from '../../contract/central/overrides.ts';
import { centralRoutes } from '../../contract/central/routes.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { Currency } from '../../contract/money/currency.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import type { Result } from '../../contract/result.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { emit } from '../events/emit.ts';
import { once } from '../idempotency/once.ts';
import { figuresHash } from '../posting/prepare.ts';
import { answerWith, rulesOf } from './answer.ts';
import { findRequest } from './find.ts';
import { OVERRIDE_LIFETIME_MS } from './terms.ts';

const route = centralRoutes.requestOverride;

interface Call {
  readonly caller: TellerCaller;
  readonly body: RouteBody<typeof route>;
  readonly idempotencyKey: ClientKey;
}

async function create(central: Central, tx: Tx, { caller, body }: Call): Promise<Result<OverrideView, WireError>> {
  const figures = figuresHash(body);
  const now = central.clock.now();
  const quote = await tx.selectFrom('quotes').selectAll().where('id', '=', body.quoteId).executeTakeFirst();
  const holds =
    quote !== undefined &&
    quote.device_id === caller.deviceId &&
    quote.client_key === body.clientKey &&
    quote.figures_hash === figures &&
    Date.parse(quote.expires_at) > now.getTime();
  if (!holds || quote.currency === null || quote.amount === null) return refuse('QUOTE_STALE');
  if (quote.rules.length === 0) return refuse('OVERRIDE_NOT_NEEDED');
  const rules = rulesOf(central, { ...quote, teller_level: caller.level });
  const refusing = rules.find(({ terms }) => !terms.allowed.includes(body.kind));
  if (refusing !== undefined) return refuse('OVERRIDE_KIND_REFUSED', { rule: refusing.rule, allowed: refusing.terms.allowed.join(', ') });
  // A form has one request at a time: another wish, or other figures, take the place of the earlier one.
  await tx
    .updateTable('override_requests')
    .set({ state: 'withdrawn' })
    .where('device_id', '=', caller.deviceId)
    .where('client_key', '=', body.clientKey)
    .where('state', 'in', ['pending', 'approved'])
    .execute();
  const id = uuidv7();
  await tx
    .insertInto('override_requests')
    .values({
      id,
      branch_code: caller.branchCode,
      device_id: caller.deviceId,
      client_key: body.clientKey,
      figures_hash: figures,
      transaction_code: body.transactionCode,
      business_date: body.businessDate,
      teller_id: caller.tellerId,
      kind: body.kind,
      currency: quote.currency,
      amount: quote.amount,
      form: JSON.stringify(body.values),
      rules: quote.rules,
      reason: body.reason,
      state: 'pending',
      assigned_to: null,
      created_at: now.toISOString(),
      expires_at: new Date(now.getTime() + OVERRIDE_LIFETIME_MS).toISOString(),
      entry_id: null,
    })
    .execute();
  await emit(
    tx,
    {
      kind: 'overrideRequested',
      branchCode: caller.branchCode,
      tellerId: null,
      payload: {
        requestId: id,
        transactionCode: body.transactionCode,
        rule: quote.rules[0] ?? '',
        requestedBy: caller.tellerId,
        currency: quote.currency as Currency,
        amount: toWire(quote.amount),
      },
    },
    now,
  );
  const row = await findRequest(tx, caller.branchCode, id);
  if (row === null) throw new Error('The request is not there');
  return await answerWith(central, tx, row);
}

/** Asks for the overrides that a quote demands: for exactly its figures. */
export async function requestOverride(central: Central, call: Call): Promise<Answer<OverrideView>> {
  const { caller, body, idempotencyKey } = call;
  const answer = await once(central, { caller, idempotencyKey, route: 'requestOverride', request: body }, route.response, (tx) =>
    create(central, tx, call),
  );
  central.events.kick();
  return answer;
}
