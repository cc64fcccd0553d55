import type { WireError } from '../../contract/errors/wire.ts';
import { CNY_DENOMINATIONS, type DenominationCounts, sumDenominations } from '../../contract/money/denominations.ts';
import { ok, type Result } from '../../contract/result.ts';
import { debitable, postable } from '../accounts/postable.ts';
import { refuse } from '../answer.ts';
import { paid, received } from '../cash/tillMoves.ts';
import type { TellerCaller } from '../central.ts';
import { type Pair, SUBJECT } from '../ledger/pairs.ts';
import type { AccountMove, CashChange } from '../posting/plan.ts';
import { isUsableBy } from '../tills/tills.ts';
import type { Original } from './original.ts';

/** The same amounts with their sides exchanged. */
export const mirrored = (pairs: readonly Pair[]): Pair[] => pairs.map((pair) => ({ ...pair, debit: pair.credit, credit: pair.debit }));

/** The accounts' side of the undoing: what may be debited and credited is judged again, as they stand now. */
export function accountLegs(original: Original): Result<AccountMove[], WireError> {
  const moves: AccountMove[] = [];
  for (const { account, amount, cash } of original.moves) {
    const back = -amount;
    const allowed =
      back < 0n ? debitable(account, account.number, account.currency, -back) : postable(account, account.number, account.currency);
    if (!allowed.ok) return allowed;
    moves.push({ account, amount: back, cash, summaryZh: '冲正', summaryEn: 'REVERSAL' });
  }
  return ok(moves);
}

/** What the original brought into a till (positive) or took out of it, in minor units. */
const cashOf = (original: Original, tillId: string): bigint =>
  original.pairs.reduce((sum, { amount, debit, credit }) => {
    const into = debit.subject === SUBJECT.cash && debit.owner === tillId ? amount : 0n;
    const out = credit.subject === SUBJECT.cash && credit.owner === tillId ? amount : 0n;
    return sum + into - out;
  }, 0n);

/** The cash side: the pieces that go back, over the till of the teller who undoes it. */
export function cashLegs(original: Original, caller: TellerCaller, pieces: DenominationCounts): Result<CashChange[], WireError> {
  const moved = original.tills.map((till) => ({ till, amount: cashOf(original, till.id) })).filter(({ amount }) => amount !== 0n);
  const counted = sumDenominations(pieces, CNY_DENOMINATIONS);
  if (!counted.ok) return refuse('INPUT_INVALID', { reason: 'denominations' });
  const [only, ...others] = moved;
  if (others.length > 0) return refuse('REVERSAL_REFUSED', { reason: 'cash of several tills' });
  const size = only === undefined ? 0n : only.amount < 0n ? -only.amount : only.amount;
  if (counted.value !== size) return refuse('DENOMINATIONS_MISMATCH', { counted: counted.value.toString(), amount: size.toString() });
  if (only === undefined) return ok([]);
  if (!isUsableBy(only.till, caller)) return refuse('TILL_NOT_OPEN');
  const change = only.amount > 0n ? paid(only.till, size, pieces) : received(only.till, size, pieces);
  return change.ok ? ok([change.value]) : change;
}
