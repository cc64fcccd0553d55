import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { handOverVouchersRequestSchema } from '../../contract/transactions/vouchers/0232.ts';
import type { Role } from '../../contract/views/session.ts';
import { type Holding, takeRange } from '../../contract/vouchers/holding.ts';
import { VOUCHER_TYPES } from '../../contract/vouchers/types.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { VoucherTransfersTable } from '../database/tables/branch.ts';
import { hasRole } from '../sessions/permission.ts';
import type { Verified } from '../sessions/verification.ts';
import { ANYBODY, checkWitness } from '../sessions/witness.ts';
import { checkSettling } from '../tills/transfer.ts';
import { type Holder, tellerHolder, transitOf, vaultOf } from './holder.ts';
import { refuseHolding } from './use.ts';

export type HandOverValues = z.output<typeof handOverVouchersRequestSchema>;
export type VoucherTransfer = Selectable<VoucherTransfersTable>;

export interface HandOverRead {
  readonly transfer: VoucherTransfer | null;
  readonly witness: Verified | null;
  /** What the giver has of the kind. */
  readonly holding: Holding;
  /** Of the receiver who is named, when they belong to the branch. */
  readonly receiverRoles: readonly Role[] | null;
}

export const sideOf = (side: 'vault' | 'teller', branchCode: string, tellerId: string): Holder =>
  side === 'vault' ? vaultOf(branchCode) : tellerHolder(tellerId);

/** A keeper at the vault, and a second person where the kind of form asks for two. */
function atTheVault(caller: TellerCaller, values: HandOverValues, witness: Verified | null): Result<true, WireError> {
  const keeper = hasRole(caller, ['vaultKeeper']);
  if (keeper && !VOUCHER_TYPES[values.type].twoPeople) return ok(true);
  const second = checkWitness(caller, values.witness, witness, keeper ? ANYBODY : ['vaultKeeper']);
  return second.ok ? ok(true) : second;
}

/** From whom to whom the forms go by this step; null for the giving, whose number is not known before it is written. */
export interface Way {
  readonly from: Holder | null;
  readonly to: Holder | null;
}

function give(caller: TellerCaller, values: HandOverValues, read: HandOverRead): Result<Way, WireError> {
  const { from, to, first, last, receiver = '' } = values;
  if (from === 'vault' && !hasRole(caller, ['vaultKeeper'])) return refuse('NOT_PERMITTED');
  const second = from === 'vault' ? atTheVault(caller, values, read.witness) : ok(true);
  if (!second.ok) return second;
  const roles = read.receiverRoles ?? [];
  const ready = roles.some((role) => (to === 'vault' ? ['vaultKeeper'] : ['teller', 'seniorTeller']).includes(role));
  if (receiver === caller.tellerId || !ready || (from === 'vault' && to === 'vault')) return refuse('RECEIVER_NOT_READY', { receiver });
  const rest = takeRange(read.holding, { first, last });
  return rest.ok ? ok({ from: sideOf(from, caller.branchCode, caller.tellerId), to: null }) : refuseHolding(rest.error);
}

function settle(caller: TellerCaller, values: HandOverValues, read: HandOverRead): Result<Way, WireError> {
  const settling = checkSettling(read.transfer, values, caller);
  if (!settling.ok) return settling;
  const transfer = settling.value;
  const { number, type, first_number, last_number, from_holder, to_holder } = transfer;
  if (type !== values.type || first_number !== values.first || last_number !== values.last) return refuse('TRANSFER_UNKNOWN', { number });
  const to = (values.step === 'accept' ? to_holder : from_holder) as Holder;
  const second = to.startsWith('vault:') ? atTheVault(caller, values, read.witness) : ok(true);
  return second.ok ? ok({ from: transitOf(number), to }) : second;
}

/** Decides a step of a hand-over of forms. Pure. */
export const decideHandOver = (caller: TellerCaller, values: HandOverValues, read: HandOverRead): Result<Way, WireError> =>
  values.step === 'give' ? give(caller, values, read) : settle(caller, values, read);
