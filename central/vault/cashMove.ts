import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { cashMoveRequestSchema } from '../../contract/transactions/vault/cashMove.ts';
import type { Role } from '../../contract/views/session.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { CashMovesTable } from '../database/tables/branch.ts';
import { SUBJECT } from '../ledger/pairs.ts';
import type { CashChange, Plan, Situation } from '../posting/plan.ts';
import { hasRole } from '../sessions/permission.ts';
import type { Verified } from '../sessions/verification.ts';
import { ANYBODY, checkWitness } from '../sessions/witness.ts';
import { addCounts, sameCounts, subtractCounts } from '../tills/denominations.ts';
import { CASH_SUBJECT } from '../tills/subjects.ts';
import { isUsableBy, type Till } from '../tills/tills.ts';
import { checkSettling } from '../tills/transfer.ts';

export type MoveValues = z.output<typeof cashMoveRequestSchema>;
export type CashMove = Selectable<CashMovesTable>;

/** Between what a code moves cash. */
export interface Ends {
  readonly code: '0221' | '0222' | '0223';
  readonly from: Till['kind'];
  readonly to: Till['kind'];
}

/** What accounts and tills do not tell. */
export interface MoveRead {
  readonly move: CashMove | null;
  readonly witness: Verified | null;
  /** Of the receiver who is named, when they belong to the branch. */
  readonly receiverRoles: readonly Role[] | null;
}

/** A step that may be done: the plan without the writing. */
export type Step = Omit<Plan, 'write'>;

interface Case {
  readonly caller: TellerCaller;
  readonly values: MoveValues;
  readonly read: MoveRead;
  readonly from: Till;
  readonly to: Till;
}

/** Whoever opens the vault: a keeper and another person, who is neither giver nor receiver. */
function twoAtTheVault({ caller, values, read }: Case, others: readonly string[]): Result<true, WireError> {
  const keeper = hasRole(caller, ['vaultKeeper']);
  const witness = checkWitness(caller, values.witness, read.witness, keeper ? ANYBODY : ['vaultKeeper']);
  if (!witness.ok) return witness;
  return keeper && others.includes(witness.value.tellerId) ? refuse('WITNESS_REFUSED', { role: ANYBODY.join('/') }) : ok(true);
}

const changed = (till: Till, balance: bigint, denominations: Record<string, number>): CashChange => ({
  tillId: till.id,
  currency: CNY,
  balance,
  denominations,
});

function into(till: Till, { values }: Case): Result<Step, WireError> {
  const amount = BigInt(values.amount);
  const denominations = addCounts(till.denominations, values.denominations);
  if (denominations === null) return refuse('AMOUNT_TOO_LARGE', { max: formatAmount(till.balance, CNY) });
  const sides = { debit: { subject: SUBJECT.cash, owner: till.id }, credit: { subject: CASH_SUBJECT.transit, owner: null } };
  return ok({
    currency: CNY,
    amount,
    moves: [],
    pairs: [{ branchCode: till.branchCode, currency: CNY, amount, ...sides }],
    cash: [changed(till, till.balance + amount, denominations)],
  });
}

/** Cash leaves the giver's side into transit. */
function give(given: Case, ends: Ends): Result<Step, WireError> {
  const { caller, values, read, from, to } = given;
  const { receiver = '' } = values;
  if (ends.from === 'vault') {
    if (!hasRole(caller, ['vaultKeeper'])) return refuse('NOT_PERMITTED');
    const two = twoAtTheVault(given, [receiver]);
    if (!two.ok) return two;
  } else if (!isUsableBy(from, caller)) return refuse('TILL_NOT_OPEN');
  const roles = read.receiverRoles ?? [];
  const ready = ends.to === 'vault' ? roles.includes('vaultKeeper') : to.state === 'active' && to.tellerId === receiver;
  if (receiver === caller.tellerId || read.receiverRoles === null || !ready) return refuse('RECEIVER_NOT_READY', { receiver });
  const rest = subtractCounts(from.denominations, values.denominations);
  if ('lacking' in rest) return refuse('TILL_LACKS_PIECES', { tillId: from.id, denomination: rest.lacking, held: String(rest.held) });
  const amount = BigInt(values.amount);
  const sides = { debit: { subject: CASH_SUBJECT.transit, owner: null }, credit: { subject: SUBJECT.cash, owner: from.id } };
  return ok({
    currency: CNY,
    amount,
    moves: [],
    pairs: [{ branchCode: from.branchCode, currency: CNY, amount, ...sides }],
    cash: [changed(from, from.balance - amount, rest.left)],
  });
}

/** Cash goes from transit to the receiver's side, or back to the giver's. */
function settle(given: Case, ends: Ends): Result<Step, WireError> {
  const { caller, values, read, from, to } = given;
  const checked = checkSettling(read.move, values, caller);
  if (!checked.ok) return checked;
  const move = checked.value;
  if (move.transaction_code !== ends.code || move.from_till !== from.id || move.to_till !== to.id)
    return refuse('TRANSFER_UNKNOWN', { number: move.number });
  if (BigInt(values.amount) !== move.amount || !sameCounts(values.denominations, move.denominations))
    return refuse('TRANSFER_COUNT_DIFFERS', { given: formatAmount(move.amount, CNY), counted: formatAmount(BigInt(values.amount), CNY) });
  const [till, kind] = values.step === 'accept' ? [to, ends.to] : [from, ends.from];
  if (kind === 'vault') {
    const two = twoAtTheVault(given, [move.giver, move.receiver]);
    if (!two.ok) return two;
  } else if (values.step === 'accept' ? !isUsableBy(till, caller) : till.tellerId !== move.giver) return refuse('TILL_NOT_OPEN');
  return into(till, given);
}

/** Decides a step of a cash move (domain: cash moves). Pure. */
export function decideMove(
  ends: Ends,
  { caller, values }: { readonly caller: TellerCaller; readonly values: MoveValues },
  situation: Situation,
  read: MoveRead,
): Result<Step, WireError> {
  const from = situation.till(values.fromTill, values.currency);
  const to = situation.till(values.toTill, values.currency);
  if (from === null || from.kind !== ends.from || from.branchCode !== caller.branchCode)
    return refuse('TILL_UNKNOWN', { tillId: values.fromTill });
  if (to === null || to.kind !== ends.to || to.branchCode !== caller.branchCode || to.id === from.id)
    return refuse('TILL_UNKNOWN', { tillId: values.toTill });
  const given = { caller, values, read, from, to };
  return values.step === 'give' ? give(given, ends) : settle(given, ends);
}
