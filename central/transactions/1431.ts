import type { z } from 'zod';
import { COLLECTION_MINIMUMS, collectionAllowed } from '../../contract/instruments/collection.ts';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { sendCollection, sendCollectionRequestSchema } from '../../contract/transactions/instrument/1431.ts';
import { demandOnly } from '../accounts/demandOnly.ts';
import { postable } from '../accounts/postable.ts';
import { refuse } from '../answer.ts';
import { foldText } from '../customers/fold.ts';
import { writeCollectionStep } from '../instruments/collectionRegister.ts';
import { refuseAt } from '../instruments/refusals.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues, positiveAmount } from '../posting/validate.ts';

type Values = z.output<typeof sendCollectionRequestSchema>;

/** 1431: the register's row; nothing is booked before somebody pays. */
export const handler: TransactionHandler<Values, true> = {
  definition: sendCollection,
  validate: (values) => {
    const parsed = parseValues(sendCollectionRequestSchema, values);
    if (!parsed.ok) return parsed;
    const amount = positiveAmount(parsed.value.amount);
    return amount.ok ? ok(parsed.value) : amount;
  },
  needs: ({ values }) => ({ accounts: [values.payeeAccount, values.payerAccount] }),
  // Posted by itself: its row is not one of a payment.
  read: async () => true,
  post: ({ caller, values }, situation) => {
    const { kind, payeeAccount, payerAccount, payerName } = values;
    const amount = BigInt(values.amount);
    if (payeeAccount === payerAccount) return refuse('SAME_ACCOUNT');
    const payee = postable(situation.account(payeeAccount), payeeAccount, CNY);
    if (!payee.ok) return payee;
    const credited = demandOnly(payee.value);
    if (!credited.ok) return credited;
    const payer = postable(situation.account(payerAccount), payerAccount, CNY);
    if (!payer.ok) return payer;
    const debited = demandOnly(payer.value);
    if (!debited.ok) return debited;
    if (foldText(payerName) !== foldText(payer.value.holder_name))
      return refuseAt('payerName', 'NAME_DIFFERS', { accountNumber: payerAccount });
    const companies = payee.value.holder_kind === 'company' && payer.value.holder_kind === 'company';
    if (!collectionAllowed(kind, amount, values.xinhua) || (kind !== 'entrusted' && !companies)) {
      const minimum = formatAmount(COLLECTION_MINIMUMS.acceptance, CNY);
      return refuseAt('amount', 'COLLECTION_NOT_ALLOWED', { minimum });
    }
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      result: { payerBranch: payer.value.branch_code, collectionAmount: values.amount },
      write: async (tx, { entryId, traceNumber, postedAt }) => {
        await tx
          .insertInto('collections')
          .values({
            number: traceNumber,
            kind,
            state: 'sent',
            sending_branch: caller.branchCode,
            payee_account: payeeAccount,
            payer_account: payerAccount,
            payer_branch: payer.value.branch_code,
            currency: CNY,
            amount,
            contract_number: values.contractNumber,
            documents: values.documents,
            sent_on: caller.businessDate,
            sent_by: caller.tellerId,
            sent_entry: entryId,
          })
          .execute();
        await writeCollectionStep(tx, {
          number: traceNumber,
          event: 'send',
          amount,
          late: 0n,
          branch_code: caller.branchCode,
          teller_id: caller.tellerId,
          entry_id: entryId,
          business_date: caller.businessDate,
          done_at: postedAt,
          note: values.documents,
        });
      },
    });
  },
};
