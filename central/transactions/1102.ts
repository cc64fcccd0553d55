import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { openTermDeposit, openTermDepositRequestSchema } from '../../contract/transactions/account/1102.ts';
import { mayOpen } from '../accounts/agent.ts';
import { type Agreed, agree, writeContract } from '../accounts/contract.ts';
import { fundingNeeds, planFunding } from '../accounts/funding.ts';
import { type Holder, readHolder } from '../accounts/holder.ts';
import { issueMedium, mayIssue } from '../accounts/media.ts';
import { numberFor, openedView, readProduct, writeAccount } from '../accounts/opening.ts';
import { isQuote } from '../accounts/quoting.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues, positiveAmount } from '../posting/validate.ts';
import type { Product } from '../products/product.ts';

type Values = z.output<typeof openTermDepositRequestSchema>;

interface Opening {
  readonly quoting: boolean;
  readonly holder: Holder;
  readonly product: Product;
  readonly agreed: Agreed;
  readonly number: string;
}

async function read(tx: Tx, caller: TellerCaller, values: Values): Promise<Result<Opening, WireError>> {
  const { customerNumber, productCode, medium, agent, rollover } = values;
  const [amount, on] = [BigInt(values.amount), caller.businessDate];
  const holder = await readHolder(tx, customerNumber, on);
  if (!holder.ok) return holder;
  const product = await readProduct(tx, productCode, holder.value, { on, demand: false });
  if (!product.ok) return product;
  if (medium.type !== (product.value.kind === 'instalment' ? 'passbook' : 'certificate'))
    return refuse('MEDIUM_NOT_FOR_THIS', { medium: medium.type });
  const { birthDate } = holder.value;
  const byAgent = await mayOpen(tx, { customerNumber, agent, service: 'deposit', amount, birthDate }, on);
  if (!byAgent.ok) return byAgent;
  const agreed = await agree(tx, product.value, { amount, rollover, on });
  if (!agreed.ok) return agreed;
  const form = await mayIssue(tx, caller, medium);
  if (!form.ok) return form;
  const quoting = await isQuote(tx);
  return ok({ quoting, holder: holder.value, product: product.value, agreed: agreed.value, number: numberFor(caller, product.value) });
}

/** 1102 open a time deposit: 1001 cash, or 2011 the customer's account, / 2011 the deposit. */
export const handler: TransactionHandler<Values, Result<Opening, WireError>> = {
  definition: openTermDeposit,
  validate: (values) => {
    const parsed = parseValues(openTermDepositRequestSchema, values);
    if (!parsed.ok) return parsed;
    const amount = positiveAmount(parsed.value.amount);
    return amount.ok ? parsed : amount;
  },
  needs: ({ tillId, values }) => fundingNeeds(values.funding, tillId),
  read: (tx, { caller, values }) => read(tx, caller, values),
  post: (asked, situation, opening) => {
    if (!opening.ok) return opening;
    const { caller, values } = asked;
    const { quoting, holder, product, agreed, number } = opening.value;
    const { medium, rollover, funding } = values;
    const amount = BigInt(values.amount);
    const to = { number, branchCode: caller.branchCode, subject: product.subject, customerNumber: holder.number };
    const legs = planFunding(situation, asked, funding, to, amount);
    if (!legs.ok) return legs;
    const contract = { amount, rollover, on: caller.businessDate };
    return ok({
      currency: CNY,
      amount,
      ...legs.value,
      ...(quoting || (funding.from === 'account' && medium.type !== 'passbook')
        ? {}
        : { shows: openedView(caller, { number, holder, product, amount }, medium) }),
      result: {
        accountNumber: quoting ? null : number,
        medium: medium.type,
        mediumNumber: medium.number,
        rate: agreed.rate,
        startsOn: caller.businessDate,
        maturesOn: agreed.maturesOn,
      },
      write: async (tx, written) => {
        const cash = funding.from === 'cash';
        const account = { number, holder, product, class: null, amount, cash, summaryZh: '定期开户', summaryEn: 'TIME DEPOSIT' };
        await writeAccount(tx, caller, '1102', account, written);
        await writeContract(tx, number, agreed, contract);
        await issueMedium(tx, caller, { medium, accountNumber: number, entryId: written.entryId });
      },
    });
  },
};
