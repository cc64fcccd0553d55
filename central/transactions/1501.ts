import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { toWire } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { reverse, reverseRequestSchema } from '../../contract/transactions/correction/1501.ts';
import type { PostingDefinition } from '../../contract/transactions/definition.ts';
import { isQuote } from '../accounts/quoting.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import { accountLegs, cashBackOf, cashLegs, mirrored } from '../reversals/legs.ts';
import { findOriginal, type Original } from '../reversals/original.ts';

type Values = z.output<typeof reverseRequestSchema>;

interface Read {
  readonly original: Original | null;
  readonly quoting: boolean;
}

/** Who may undo what: the teller who made it, on its day, once, where its kind can be undone (domain: reversal). */
function reversible(original: Original, caller: TellerCaller, definition: PostingDefinition | undefined): Result<true, WireError> {
  const no = (reason: string) => refuse('REVERSAL_REFUSED', { reason });
  if (original.deviceId === null || original.tellerId !== caller.tellerId) return no('teller');
  if (original.businessDate !== caller.businessDate) return no('date');
  if (original.reversed) return no('reversed');
  return definition?.reversal === 'sameDay' ? ok(true) : no('kind');
}

/**
 * 1501 same-day reversal. The entry mirrors the original and points at it; a unique index lets each be reversed once.
 * `definitionOf` finds what was posted, of all transactions that central knows.
 */
export const createHandler = (definitionOf: (code: string) => PostingDefinition | undefined): TransactionHandler<Values, Read> => ({
  definition: reverse,
  validate: (values) => parseValues(reverseRequestSchema, values),
  needs: () => ({}),
  read: async (tx, { caller, values }) => ({
    original: await findOriginal(tx, caller.branchCode, values.traceNumber),
    quoting: await isQuote(tx),
  }),
  post: ({ caller, values }, _situation, { original, quoting }) => {
    if (original === null) return refuse('REVERSAL_UNKNOWN', { traceNumber: values.traceNumber });
    const definition = definitionOf(original.transactionCode);
    const allowed = reversible(original, caller, definition);
    if (!allowed.ok) return allowed;
    const moves = accountLegs(original);
    if (!moves.ok) return moves;
    const back = cashBackOf(original);
    if (!back.ok) return back;
    const cash = cashLegs(back.value, caller, values.denominations, quoting);
    if (!cash.ok) return cash;
    const amount = original.pairs[0]?.amount ?? 0n;
    return ok({
      currency: CNY,
      amount,
      moves: moves.value,
      pairs: mirrored(original.pairs),
      cash: cash.value,
      reverses: original.id,
      result: {
        reversedTrace: original.traceNumber,
        reversedCode: original.transactionCode,
        reversedNameZh: definition?.names.zh ?? '',
        reversedNameEn: definition?.names.en ?? '',
        reversedAmount: toWire(amount),
        cashBack: back.value?.direction ?? 'none',
        cashBackAmount: toWire(back.value?.amount ?? 0n),
        undoes: moves.value.map(({ account, amount: change }) => ({
          accountNumber: account.number,
          holderName: account.holder_name,
          amount: change.toString(),
          balanceAfter: toWire(account.balance + change),
        })),
      },
    });
  },
});
