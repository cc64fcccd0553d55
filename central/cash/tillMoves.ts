import type { WireError } from '../../contract/errors/wire.ts';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import type { DenominationCounts } from '../../contract/money/denominations.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { CashChange, Situation } from '../posting/plan.ts';
import { addCounts, subtractCounts } from '../tills/denominations.ts';
import { isUsableBy, type Till } from '../tills/tills.ts';

/** The wire holds 18 digits. No balance comes near it; one beyond it could not be answered. */
export const BALANCE_LIMIT = 10n ** 18n;

export const tooLarge = () => refuse('AMOUNT_TOO_LARGE', { max: formatAmount(BALANCE_LIMIT, CNY) });

/** The teller's open till, or TILL_NOT_OPEN. */
export function openTillOf(situation: Situation, caller: TellerCaller, tillId: string | null, currency: string): Result<Till, WireError> {
  const till = situation.till(tillId, currency);
  return till === null || !isUsableBy(till, caller) ? refuse('TILL_NOT_OPEN') : ok(till);
}

/** Cash that a till receives. Minor units, and its pieces. */
export function received(till: Till, amount: bigint, pieces: DenominationCounts): Result<CashChange, WireError> {
  const denominations = addCounts(till.denominations, pieces);
  if (denominations === null || till.balance + amount >= BALANCE_LIMIT) return tooLarge();
  return ok({ tillId: till.id, currency: CNY, balance: till.balance + amount, denominations });
}

/** Cash that a till pays: piece by piece, so that what is left is what lies in it. */
export function paid(till: Till, amount: bigint, pieces: DenominationCounts): Result<CashChange, WireError> {
  const rest = subtractCounts(till.denominations, pieces);
  if ('lacking' in rest) return refuse('TILL_LACKS_PIECES', { tillId: till.id, denomination: rest.lacking, held: String(rest.held) });
  return ok({ tillId: till.id, currency: CNY, balance: till.balance - amount, denominations: rest.left });
}
