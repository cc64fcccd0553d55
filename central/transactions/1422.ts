import type { z } from 'zod';
import { CIS_CAP, withinCisCap } from '../../contract/instruments/cheque.ts';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { truncateCheque, truncateChequeRequestSchema } from '../../contract/transactions/instrument/1422.ts';
import { refuse } from '../answer.ts';
import { paymentPasswordKey } from '../instruments/checkCodeKey.ts';
import { type KnownCheque, readCheque } from '../instruments/cheques.ts';
import { paymentPasswordHolds } from '../instruments/paymentPassword.ts';
import { planCheque, presentable } from '../instruments/presentedCheque.ts';
import { refuseAt } from '../instruments/refusals.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues, positiveAmount } from '../posting/validate.ts';

type Values = z.output<typeof truncateChequeRequestSchema>;

interface Read {
  readonly cheque: KnownCheque;
  /** Null: central has no key. */
  readonly passwordHolds: boolean | null;
}

/** 1422: 2011 drawer / 2011 payee by the payment password; the paper stays here. */
export const handler: TransactionHandler<Values, Read> = {
  definition: truncateCheque,
  validate: (values) => {
    const parsed = parseValues(truncateChequeRequestSchema, values);
    if (!parsed.ok) return parsed;
    const amount = positiveAmount(parsed.value.amount);
    return amount.ok ? ok(parsed.value) : amount;
  },
  needs: ({ values }) => ({ accounts: [values.drawerAccount, values.payeeAccount] }),
  read: async (tx, { values }) => {
    const { drawerAccount: accountNumber, number, issuedOn, paymentPassword } = values;
    const key = await paymentPasswordKey(tx);
    const covered = { accountNumber, number, issuedOn, amount: BigInt(values.amount) };
    return {
      cheque: await readCheque(tx, 'transferCheque', number, accountNumber),
      passwordHolds: key === null ? null : paymentPasswordHolds(key, covered, paymentPassword),
    };
  },
  post: (asked, situation, { cheque, passwordHolds }) => {
    const sold = presentable(asked, cheque);
    if (!sold.ok) return sold;
    if (!withinCisCap(BigInt(asked.values.amount)))
      return refuseAt('amount', 'CHEQUE_ABOVE_IMAGE_CAP', { max: formatAmount(CIS_CAP, CNY) });
    if (passwordHolds === null) return refuse('CHECK_CODE_UNAVAILABLE');
    if (!passwordHolds) return refuseAt('paymentPassword', 'PAYMENT_PASSWORD_WRONG');
    return planCheque(asked, situation, cheque, sold.value);
  },
};
