import type { z } from 'zod';
import { parseResidentId } from '../../contract/identifiers/residentId.ts';
import { CNY } from '../../contract/money/currency.ts';
import { CNY_DENOMINATIONS, sumDenominations } from '../../contract/money/denominations.ts';
import { err } from '../../contract/result.ts';
import { countMatches } from '../../contract/transactions/fields.ts';
import { cashRemittance, cashRemittanceRequestSchema } from '../../contract/transactions/remittance/1302.ts';
import { refuse } from '../answer.ts';
import { openTillOf, received } from '../cash/tillMoves.ts';
import { SUBJECT } from '../ledger/pairs.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues, positiveAmount } from '../posting/validate.ts';
import { findSame } from '../remittances/duplicates.ts';
import { decideSending, outgoingNotices, planOutgoing } from '../remittances/outgoing.ts';
import { type OutgoingFacts, type Payer, readOutgoing } from '../remittances/read.ts';

type Values = z.output<typeof cashRemittanceRequestSchema>;

const WRONG_ID = { reason: 'checkCharacter' };

const payerOf = ({ payerName, payerIdType, payerIdNumber }: Values): Payer => ({
  account: null,
  name: payerName,
  idType: payerIdType,
  idNumber: payerIdNumber,
});

/** 1302 remittance of cash: 1001 cash of the till / 3001.61 in flight, and / 6021 the fee (domain: till, vouchers and accounting). */
export const handler: TransactionHandler<Values, OutgoingFacts> = {
  definition: cashRemittance,
  validate: (values) => {
    const parsed = parseValues(cashRemittanceRequestSchema, values);
    if (!parsed.ok) return parsed;
    const { payerIdType, payerIdNumber } = parsed.value;
    if (payerIdType === 'residentId' && !parseResidentId(payerIdNumber).ok)
      return refuse('ID_NUMBER_INVALID', WRONG_ID, [{ field: 'payerIdNumber', code: 'ID_NUMBER_INVALID', details: WRONG_ID }]);
    const amount = positiveAmount(parsed.value.amount);
    return amount.ok ? parsed : amount;
  },
  needs: ({ tillId, values }) => ({ accounts: [values.payeeAccount], tills: tillId === null ? [] : [tillId] }),
  read: (tx, asked) => readOutgoing(tx, asked, payerOf(asked.values)),
  post: (asked, situation, facts) => {
    const { caller, tillId, values } = asked;
    const till = openTillOf(situation, caller, tillId, CNY);
    if (!till.ok) return till;
    const sending = decideSending(asked, facts);
    if (!sending.ok) return sending;
    const due = sending.value.amount + (sending.value.fee?.amount ?? 0n);
    const counted = sumDenominations(values.denominations, CNY_DENOMINATIONS);
    if (!counted.ok) return refuse(counted.error.code, { ...counted.error.details });
    // A quote tells the fee, so it comes before the count.
    if (!(facts.quoting && counted.value === 0n)) {
      const mismatch = countMatches('denominations', counted.value, due, CNY);
      if (mismatch !== null) return err(refuse(mismatch.code, mismatch.details, [mismatch]).error);
    }
    const cash = received(till.value, counted.value, values.denominations);
    if (!cash.ok) return cash;
    const source = {
      side: { subject: SUBJECT.cash, owner: till.value.id, branchCode: caller.branchCode },
      moves: [],
      cash: [cash.value],
      customerNumber: null,
    };
    return planOutgoing(asked, situation, facts, sending.value, payerOf(values), source, '1302');
  },
  notices: async (db, { caller, values }, plan) =>
    outgoingNotices(
      plan,
      await findSame(db, {
        payerAccount: null,
        payerName: values.payerName,
        payerIdNumber: values.payerIdNumber,
        payeeAccount: values.payeeAccount,
        payeeBank: values.payeeBank,
        amount: BigInt(values.amount),
        businessDate: caller.businessDate,
      }),
    ),
};
