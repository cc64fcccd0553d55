import type { WireError } from '../../contract/errors/wire.ts';
import { CNY } from '../../contract/money/currency.ts';
import { CNY_DENOMINATIONS, type DenominationCounts, sumDenominations } from '../../contract/money/denominations.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { countMatches } from '../../contract/transactions/fields.ts';
import { debitable, postable } from '../accounts/postable.ts';
import { refuse } from '../answer.ts';
import { paid, received } from '../cash/tillMoves.ts';
import type { TellerCaller } from '../central.ts';
import { type Pair, SUBJECT } from '../ledger/pairs.ts';
import type { AccountMove, CashChange } from '../posting/plan.ts';
import { isUsableBy, type Till } from '../tills/tills.ts';
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

/** Cash that goes back over the counter: `given` by the till that took it, `taken` from the customer who got it. Minor units. */
export interface CashBack {
  readonly till: Till;
  readonly direction: 'taken' | 'given';
  readonly amount: bigint;
}

/** What went over the counter and must go back; null where no cash was moved. */
export function cashBackOf(original: Original): Result<CashBack | null, WireError> {
  const moved = original.tills.map((till) => ({ till, amount: cashOf(original, till.id) })).filter(({ amount }) => amount !== 0n);
  const [only, ...others] = moved;
  if (others.length > 0) return refuse('REVERSAL_REFUSED', { reason: 'cash of several tills' });
  if (only === undefined) return ok(null);
  const { till, amount } = only;
  return ok(amount > 0n ? { till, direction: 'given', amount } : { till, direction: 'taken', amount: -amount });
}

/**
 * The cash side: the pieces that go back, over the till of the teller who undoes it. A quote may leave the pieces out, because it is the
 * quote that says which way they go.
 */
export function cashLegs(
  back: CashBack | null,
  caller: TellerCaller,
  pieces: DenominationCounts,
  quoting: boolean,
): Result<CashChange[], WireError> {
  const counted = sumDenominations(pieces, CNY_DENOMINATIONS);
  if (!counted.ok) return refuse('INPUT_INVALID', { reason: 'denominations' });
  const size = back?.amount ?? 0n;
  if (back !== null && !isUsableBy(back.till, caller)) return refuse('TILL_NOT_OPEN');
  if (quoting && counted.value === 0n) return ok([]);
  const mismatch = countMatches('denominations', counted.value, size, CNY);
  if (mismatch !== null) return err(refuse(mismatch.code, mismatch.details, [mismatch]).error);
  if (back === null) return ok([]);
  const change = back.direction === 'given' ? paid(back.till, size, pieces) : received(back.till, size, pieces);
  return change.ok ? ok([change.value]) : change;
}
