import { uuidv7 } from 'uuidv7';
import type { RouteBody } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { Quote } from '../../contract/central/transactions.ts';
import { toWire } from '../../contract/money/amount.ts';
import { toAccountView } from '../accounts/account.ts';
import type { Answer } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { bind, run, type Statement } from '../database/statement.ts';
import { PARAMETERS } from '../parameters/constants.ts';
import { overridesFor } from './overrides.ts';
import { checkDay, figuresHash, prepare } from './prepare.ts';
import { type KeptQuote, readSituation, toSituation } from './situation.ts';

const KEEP_QUOTE: Statement<never> = {
  name: 'keep-quote',
  text: `insert into quotes (id, device_id, client_key, teller_id, transaction_code, business_date, figures_hash, quoted_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};

type Body = RouteBody<(typeof centralRoutes)['quote']>;

/** Costs and conditions of a transaction as things stand. Posts nothing; what is kept is only what was quoted. */
export async function quote(central: Central, { caller, body }: { caller: TellerCaller; body: Body }): Promise<Answer<Quote>> {
  const prepared = prepare(caller, body);
  if (!prepared.ok) return prepared;
  const day = checkDay(caller, body.businessDate);
  if (!day.ok) return day;
  const { handler, asked } = prepared.value;
  const rows = await run(central.hot, readSituation(caller, handler.needs(asked), null));
  const plan = handler.post(asked, toSituation(caller, rows));
  if (!plan.ok) return plan;
  const notices = await handler.quote(central.db, asked, plan.value);
  const quoteId = uuidv7();
  const quotedAt = central.clock.now();
  const expiresAt = new Date(quotedAt.getTime() + PARAMETERS.quoteLifetimeMs).toISOString();
  await run(
    central.hot,
    bind(KEEP_QUOTE, [
      quoteId,
      caller.deviceId,
      body.clientKey,
      caller.tellerId,
      body.transactionCode,
      body.businessDate,
      figuresHash(body),
      quotedAt.toISOString(),
      expiresAt,
    ]),
  );
  return {
    ok: true,
    value: {
      quoteId,
      transactionCode: body.transactionCode,
      businessDate: body.businessDate,
      expiresAt,
      account: plan.value.move === null ? null : toAccountView(plan.value.move.account),
      currency: plan.value.currency,
      amount: toWire(plan.value.amount),
      fees: [],
      balanceAfter: plan.value.move === null ? null : toWire(plan.value.move.account.balance + plan.value.move.amount),
      overrides: overridesFor(handler.definition, plan.value),
      notices: [...notices],
    },
  };
}

/**
 * Whether a posting may rely on the quote: made for this key at this PC, for these figures, and not expired. A used quote is
 * found by its key, which has an outcome already and never gets here again.
 */
export const quoteHolds = (quote: KeptQuote | null, expected: Omit<KeptQuote, 'expiresAt'>, now: Date): boolean =>
  quote !== null &&
  quote.deviceId === expected.deviceId &&
  quote.clientKey === expected.clientKey &&
  quote.figuresHash === expected.figuresHash &&
  Date.parse(quote.expiresAt) > now.getTime();
