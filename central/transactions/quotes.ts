import { uuidv7 } from 'uuidv7';
import type { RouteBody } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { Quote } from '../../contract/central/transactions.ts';
import { toWire } from '../../contract/money/amount.ts';
import { toAccountView } from '../accounts/account.ts';
import type { Answer } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { PARAMETERS } from '../parameters.ts';
import { overridesFor } from './overrides.ts';
import { checkDay, figuresHash, prepare } from './prepare.ts';

type Body = RouteBody<(typeof centralRoutes)['quote']>;

/** Costs and conditions of a transaction as things stand. Posts nothing; what is kept is only what was quoted. */
export async function quote(central: Central, { caller, body }: { caller: TellerCaller; body: Body }): Promise<Answer<Quote>> {
  const prepared = prepare(caller, body);
  if (!prepared.ok) return prepared;
  const day = checkDay(caller, body.businessDate);
  if (!day.ok) return day;
  const { handler, asked } = prepared.value;
  const decided = await handler.quote(central.db, asked);
  if (!decided.ok) return decided;
  const { plan, notices } = decided.value;
  const quoteId = uuidv7();
  const quotedAt = central.clock.now();
  const expiresAt = new Date(quotedAt.getTime() + PARAMETERS.quoteLifetimeMs).toISOString();
  await central.db
    .insertInto('quotes')
    .values({
      id: quoteId,
      device_id: caller.deviceId,
      client_key: body.clientKey,
      teller_id: caller.tellerId,
      transaction_code: body.transactionCode,
      business_date: body.businessDate,
      figures_hash: figuresHash(body),
      quoted_at: quotedAt.toISOString(),
      expires_at: expiresAt,
    })
    .execute();
  return {
    ok: true,
    value: {
      quoteId,
      transactionCode: body.transactionCode,
      businessDate: body.businessDate,
      expiresAt,
      account: plan.move === null ? null : toAccountView(plan.move.account),
      currency: plan.currency,
      amount: toWire(plan.amount),
      fees: [],
      balanceAfter: plan.move === null ? null : toWire(plan.move.account.balance + plan.move.amount),
      overrides: overridesFor(handler.definition, plan),
      notices: [...notices],
    },
  };
}

/**
 * Whether a posting may rely on the quote: made for this key at this PC, for these figures, and not expired. A used quote is
 * found by its key, which has an outcome already and never gets here again.
 */
export async function quoteHolds(
  tx: Tx,
  posting: { quoteId: string; deviceId: string; clientKey: string; figuresHash: string; now: Date },
): Promise<boolean> {
  const row = await tx.selectFrom('quotes').selectAll().where('id', '=', posting.quoteId).executeTakeFirst();
  return (
    row !== undefined &&
    row.device_id === posting.deviceId &&
    row.client_key === posting.clientKey &&
    row.figures_hash === posting.figuresHash &&
    Date.parse(row.expires_at) > posting.now.getTime()
  );
}
