import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { toWire } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { closeAccount, closeAccountRequestSchema } from '../../contract/transactions/account/1103.ts';
import { allPosted, drawable, writeClosed } from '../accounts/closing.ts';
import { demandOnly } from '../accounts/demandOnly.ts';
import { type Medium, readMedium } from '../accounts/media.ts';
import { payoutNeeds, planPayout, totalOf } from '../accounts/payout.ts';
import { isQuote } from '../accounts/quoting.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import { servicesOnAccount } from '../customers/obligations.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import { closeInterest } from '../interest/close.ts';
import { findHolding, type Holding } from '../interest/holding.ts';
import { toSlip } from '../interest/payment.ts';
import { readSituation } from '../interest/read.ts';
import type { InterestSituation } from '../interest/situation.ts';
import type { Notice, TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import { largeCashNotice } from './largeCash.ts';

type Values = z.output<typeof closeAccountRequestSchema>;

interface Closing {
  readonly quoting: boolean;
  readonly medium: Medium | null;
  readonly services: readonly string[];
  readonly holding: Holding;
  readonly situation: InterestSituation;
}

async function read(tx: Tx, caller: TellerCaller, { accountNumber }: Values): Promise<Result<Closing, WireError>> {
  const holding = await findHolding(tx, accountNumber);
  if (holding === null) return refuse('ACCOUNT_UNKNOWN', { accountNumber });
  const situation = await readSituation(tx, accountNumber, caller.businessDate);
  if (!situation.ok) return refuse(situation.error.code, { ...situation.error.details });
  const medium = await readMedium(tx, accountNumber);
  const services = await servicesOnAccount(tx, accountNumber);
  return ok({ quoting: await isQuote(tx), medium, services, holding, situation: situation.value });
}

/** Services that are signed with the customer and not with an account: they may depend on this one all the same. */
async function servicesWithoutAccount(db: Db | Tx, accountNumber: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('accounts')
    .innerJoin('customer_services', 'customer_services.customer_number', 'accounts.customer_number')
    .select('customer_services.service')
    .where('accounts.number', '=', accountNumber)
    .where('customer_services.account_number', 'is', null)
    .where('customer_services.status', '<>', 'ended')
    .orderBy('customer_services.service')
    .execute();
  return rows.map(({ service }) => service);
}

const servicesNotice = (services: readonly string[]): Notice[] =>
  services.length === 0
    ? []
    : [
        {
          level: 'warning',
          textZh: `客户仍有签约服务：${services.join('、')}。销户前请与客户确认。`,
          textEn: `The customer still has services signed: ${services.join(', ')}. Ask before closing.`,
        },
      ];

/** 1103 close a demand account: principal and interest to the day before, at the rate of today (domain: interest). */
export const handler: TransactionHandler<Values, Result<Closing, WireError>> = {
  definition: closeAccount,
  validate: (values) => parseValues(closeAccountRequestSchema, values),
  needs: ({ tillId, values }) => {
    const { accounts, tills } = payoutNeeds(values.payout, tillId);
    return { accounts: [values.accountNumber, ...accounts], tills };
  },
  read: (tx, { caller, values }) => read(tx, caller, values),
  post: (asked, situation, closing) => {
    if (!closing.ok) return closing;
    const { caller, values } = asked;
    const { accountNumber, payout } = values;
    const { quoting, medium, services, holding } = closing.value;
    const found = drawable(situation.account(accountNumber), accountNumber, medium, values);
    if (!found.ok) return found;
    const account = found.value;
    const demand = demandOnly(account);
    if (!demand.ok) return demand;
    const posted = allPosted(account);
    if (!posted.ok) return posted;
    if (services.length > 0) return refuse('ACCOUNT_SERVICES_SIGNED', { services: services.join(', ') });
    const payment = closeInterest(closing.value.situation);
    if (!payment.ok) return refuse(payment.error.code, { ...payment.error.details });
    const paying = { account, payment: payment.value, accrued: holding.accrued, summaryZh: '销户', summaryEn: 'CLOSING', quoting };
    const legs = planPayout(situation, asked, payout, paying);
    if (!legs.ok) return legs;
    const { product } = closing.value.situation;
    const total = totalOf(payment.value);
    const slip = toSlip(accountNumber, caller.businessDate, product, payment.value);
    return ok({
      currency: CNY,
      amount: total,
      ...legs.value,
      result: { accountNumber, slip, paid: toWire(total) },
      write: (tx, { entryId }) => writeClosed(tx, holding, medium, caller.businessDate, entryId),
    });
  },
  notices: async (db, asked, { moves: [move], amount }) => {
    const services = await servicesWithoutAccount(db, asked.values.accountNumber);
    const cash = move === undefined || asked.values.payout.to !== 'cash' ? [] : await largeCashNotice(db, asked, move.account, -amount);
    return [...servicesNotice(services), ...cash];
  },
};
