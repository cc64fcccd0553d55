import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { RouteBody } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { Quote } from '../../contract/central/transactions.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { toWire } from '../../contract/money/amount.ts';
import { ok, type Result } from '../../contract/result.ts';
import { toAccountView } from '../accounts/account.ts';
import type { Answer } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { builderOn } from '../database/alone.ts';
import { bind, run, type Statement } from '../database/statement.ts';
import { rulesNeeded, toQuoteOverrides } from '../overrides/rules.ts';
import { wantedBy } from './item.ts';
import type { Notice, Plan } from './plan.ts';
import { checkDay, figuresHash, type Prepared, prepare } from './prepare.ts';
import { readWorld } from './read.ts';

const KEEP_QUOTE: Statement<never> = {
  name: 'keep-quote',
  text: `insert into quotes (id, device_id, client_key, teller_id, transaction_code, business_date, figures_hash, quoted_at, expires_at,
                             currency, amount, rules)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
};

type Body = RouteBody<(typeof centralRoutes)['quote']>;
type Call = { readonly caller: TellerCaller; readonly body: Body };

interface Quoted {
  readonly plan: Plan;
  readonly notices: readonly Notice[];
}

async function decide(client: pg.PoolClient, { caller, body }: Call, prepared: Prepared): Promise<Result<Quoted, WireError>> {
  const { handler, asked } = prepared;
  const { world } = await readWorld(client, wantedBy([{ caller, prepared }], []));
  const day = checkDay(world.day(caller.branchCode), body.businessDate, handler);
  if (!day.ok) return day;
  const tx = builderOn(client);
  const plan = handler.post(asked, world, await handler.read?.(tx, asked));
  return plan.ok ? ok({ plan: plan.value, notices: (await handler.notices?.(tx, asked, plan.value)) ?? [] }) : plan;
}

/** Decides as a posting would, on one moment of the database, and writes nothing. */
async function decideOnly(pool: pg.Pool, call: Call, prepared: Prepared): Promise<Result<Quoted, WireError>> {
  const client = await pool.connect();
  let clean = false;
  try {
    const [, decided] = await Promise.all([
      client.query('begin isolation level repeatable read read only'),
      decide(client, call, prepared),
    ]);
    return decided;
  } finally {
    clean = await client.query('rollback').then(
      () => true,
      () => false,
    );
    client.release(!clean);
  }
}

/** Costs and conditions of a transaction as things stand. Posts nothing; what is kept is only what was quoted. */
export async function quote(central: Central, call: Call): Promise<Answer<Quote>> {
  const { caller, body } = call;
  const prepared = prepare(caller, body, {
    clientKey: body.clientKey,
    now: central.clock.now(),
    parameters: central.parameters.at(caller.businessDate),
  });
  if (!prepared.ok) return prepared;
  const decided = await decideOnly(central.hot, call, prepared.value);
  if (!decided.ok) return decided;
  const { plan, notices } = decided.value;
  const { definition } = prepared.value.handler;
  const asking = { parameters: central.parameters, date: caller.businessDate, definition, level: caller.level };
  const rules = rulesNeeded(asking, plan.currency, plan.amount);
  const quoteId = uuidv7();
  const quotedAt = central.clock.now();
  const { lifetimeSeconds } = central.parameters.at(caller.businessDate).one('quote');
  const expiresAt = new Date(quotedAt.getTime() + lifetimeSeconds * 1_000).toISOString();
  const kept = [quoteId, caller.deviceId, body.clientKey, caller.tellerId, body.transactionCode, body.businessDate, figuresHash(body)];
  await run(
    central.hot,
    bind(KEEP_QUOTE, [...kept, quotedAt.toISOString(), expiresAt, plan.currency, plan.amount, rules.map(({ rule }) => rule)]),
  );
  const [main] = plan.moves;
  return {
    ok: true,
    value: {
      quoteId,
      transactionCode: body.transactionCode,
      businessDate: body.businessDate,
      expiresAt,
      account: plan.shows ?? (main === undefined ? null : toAccountView(main.account)),
      currency: plan.currency,
      amount: toWire(plan.amount),
      fees: [...(plan.fees ?? [])],
      balanceAfter: main === undefined ? null : toWire(main.account.balance + main.amount),
      overrides: toQuoteOverrides(rules),
      notices: [...notices],
      ...(plan.result === undefined ? {} : { result: { ...plan.result } }),
    },
  };
}
