import type { WireError } from '../../contract/errors/wire.ts';
import { CNY } from '../../contract/money/currency.ts';
import { CNY_DENOMINATIONS, denominationCountsSchema, sumDenominations } from '../../contract/money/denominations.ts';
import type { RequestValues } from '../../contract/transactions/definition.ts';
import { openTillOf, received } from '../cash/tillMoves.ts';
import { SUBJECT } from '../ledger/pairs.ts';
import type { Item } from '../posting/item.ts';
import type { Plan, Situation } from '../posting/plan.ts';
import { SUSPENDED } from './subject.ts';

/**
 * What becomes of cash that was taken offline for a transaction that cannot be posted: 1001 cash of the till / 2241 suspended, with a
 * task that the teller owns. Null: no cash was taken, or the till is not the teller's any more, and the refusal stands.
 */
export function suspend(item: Item, situation: Situation, error: WireError): Plan | null {
  const { caller, body, keyed, prepared, captured } = item;
  if (captured === undefined || prepared.handler.definition.till !== 'cashIn') return null;
  const values = body.values as RequestValues;
  const pieces = denominationCountsSchema.safeParse(values.denominations);
  const sum = pieces.success ? sumDenominations(pieces.data, CNY_DENOMINATIONS) : null;
  if (!pieces.success || sum === null || !sum.ok || sum.value === 0n) return null;
  const till = openTillOf(situation, caller, body.tillId, CNY);
  if (!till.ok) return null;
  const cash = received(till.value, sum.value, pieces.data);
  if (!cash.ok) return null;
  const { accountNumber } = values;
  return {
    currency: CNY,
    amount: sum.value,
    moves: [],
    pairs: [
      {
        branchCode: caller.branchCode,
        currency: CNY,
        amount: sum.value,
        debit: { subject: SUBJECT.cash, owner: till.value.id },
        credit: { subject: SUSPENDED, owner: null },
      },
    ],
    cash: [cash.value],
    result: { suspended: { code: error.code, message: error.message, details: { ...error.details } } },
    write: async (tx, { traceNumber }) => {
      await tx
        .insertInto('suspended_postings')
        .values({
          number: traceNumber,
          branch_code: caller.branchCode,
          device_id: caller.deviceId,
          client_key: keyed.clientKey,
          transaction_code: body.transactionCode,
          currency: CNY,
          amount: sum.value,
          account_number: typeof accountNumber === 'string' ? accountNumber : null,
          teller_id: caller.tellerId,
          business_date: body.businessDate,
          captured_on: captured.on,
          captured_at: captured.at,
          reason_code: error.code,
          reason: JSON.stringify(error),
          state: 'open',
        })
        .execute();
    },
  };
}
