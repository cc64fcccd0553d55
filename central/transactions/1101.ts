import type { z } from 'zod';
import { classProblems } from '../../contract/compliance/accountClass.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { fromWire } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { openDemandAccount, openDemandAccountRequestSchema } from '../../contract/transactions/account/1101.ts';
import { mayOpen } from '../accounts/agent.ts';
import { planFunding } from '../accounts/funding.ts';
import { type Holder, readHolder } from '../accounts/holder.ts';
import { issueMedium, mayIssue } from '../accounts/media.ts';
import { numberFor, openedView, readProduct, writeAccount } from '../accounts/opening.ts';
import { isQuote } from '../accounts/quoting.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { countedAmount, parseValues } from '../posting/validate.ts';
import type { Product } from '../products/product.ts';

type Values = z.output<typeof openDemandAccountRequestSchema>;

interface Opening {
  readonly quoting: boolean;
  readonly holder: Holder;
  readonly product: Product;
  readonly number: string;
}

/** Whether the person may have one more account of the class, with this first deposit (domain: compliance). */
async function classAllows(tx: Tx, values: Values, today: TellerCaller['businessDate']): Promise<Result<true, WireError>> {
  const { customerNumber, class: wanted } = values;
  const amount = BigInt(values.amount);
  if (wanted === null) return ok(true);
  const { existing } = await tx
    .selectFrom('accounts')
    .select((eb) => eb.fn.countAll<bigint>().as('existing'))
    .where('customer_number', '=', customerNumber)
    .where('class', '=', wanted)
    .where('state', '<>', 'closed')
    .executeTakeFirstOrThrow();
  const [problem] = classProblems({
    date: today,
    class: wanted,
    existing: Number(existing),
    balance: amount,
    inDay: amount,
    inYear: amount,
    cash: amount > 0n,
    faceToFace: true,
  });
  return problem === undefined ? ok(true) : refuse('ACCOUNT_CLASS_LIMIT', { accountNumber: '', class: wanted, problem });
}

async function read(tx: Tx, caller: TellerCaller, values: Values): Promise<Result<Opening, WireError>> {
  const { customerNumber, productCode, medium, agent } = values;
  const holder = await readHolder(tx, customerNumber, caller.businessDate);
  if (!holder.ok) return holder;
  const product = await readProduct(tx, productCode, holder.value, { on: caller.businessDate, demand: true });
  if (!product.ok) return product;
  if ((values.class === null) !== (holder.value.kind === 'company')) return refuse('ACCOUNT_CLASS_NEEDED');
  if (medium?.type === 'certificate') return refuse('MEDIUM_NOT_FOR_THIS', { medium: medium.type });
  const service = values.class === 'I' ? 'open-class-I' : 'open-class-II';
  const { birthDate } = holder.value;
  const byAgent = await mayOpen(tx, { customerNumber, agent, service, amount: BigInt(values.amount), birthDate }, caller.businessDate);
  if (!byAgent.ok) return byAgent;
  const ofClass = await classAllows(tx, values, caller.businessDate);
  if (!ofClass.ok) return ofClass;
  const form = medium === null ? ok<true>(true) : await mayIssue(tx, caller, medium);
  if (!form.ok) return form;
  const quoting = await isQuote(tx);
  return ok({ quoting, holder: holder.value, product: product.value, number: numberFor(caller, product.value) });
}

/** 1101 open a demand account. A quote names no number: the posting brings it. */
export const handler: TransactionHandler<Values, Result<Opening, WireError>> = {
  definition: openDemandAccount,
  validate: (values) => {
    const parsed = parseValues(openDemandAccountRequestSchema, values);
    if (!parsed.ok) return parsed;
    const amount = countedAmount(parsed.value, { zero: true });
    return amount.ok ? parsed : amount;
  },
  needs: ({ tillId }) => ({ tills: tillId === null ? [] : [tillId] }),
  read: (tx, { caller, values }) => read(tx, caller, values),
  post: (asked, situation, opening) => {
    if (!opening.ok) return opening;
    const { caller, values } = asked;
    const { quoting, holder, product, number } = opening.value;
    const amount = BigInt(values.amount);
    if (amount > 0n && amount < fromWire(product.terms.minimumOpen)) return refuse('BELOW_MINIMUM_OPEN');
    const to = { number, branchCode: caller.branchCode, subject: product.subject, customerNumber: holder.number };
    const { denominations, medium } = values;
    const legs = amount === 0n ? null : planFunding(situation, asked, { from: 'cash', denominations }, to, amount);
    if (legs !== null && !legs.ok) return legs;
    return ok({
      currency: CNY,
      amount,
      ...(legs === null ? { moves: [], pairs: [] } : legs.value),
      ...(quoting ? {} : { shows: openedView(caller, { number, holder, product, amount }, medium) }),
      result: {
        accountNumber: quoting ? null : number,
        medium: medium?.type ?? null,
        mediumNumber: medium?.number ?? null,
        class: values.class,
      },
      write: async (tx, written) => {
        const account = { number, holder, product, class: values.class, amount, cash: true, summaryZh: '开户', summaryEn: 'OPENING' };
        await writeAccount(tx, caller, '1101', account, written);
        if (medium !== null) await issueMedium(tx, caller, { medium, accountNumber: number, entryId: written.entryId });
      },
    });
  },
};
