import type { z } from 'zod';
import type { FieldError } from '../../errors/wire.ts';
import { formatAmount } from '../../money/amount.ts';
import { CNY } from '../../money/currency.ts';
import type { DenominationCounts } from '../../money/denominations.ts';
import type { WaitingTransfer } from '../../views/branchCash.ts';
import type { CounterSide, FieldDefinition, FormSide, PiecesMoved, RequestValues } from '../definition.ts';
import { fieldError } from '../fields.ts';
import { worthOf } from '../till/pieces.ts';
import { notForMe, withoutTill } from '../till/transferFields.ts';
import type { cashMoveRequestSchema } from './cashMove.ts';

/** Notes and coins that are handed over, or that have arrived; what arrives must come to what was given. */
export const moveCountField = {
  name: 'denominations',
  type: 'denominations',
  label: { zh: '清点', en: 'Count' },
  required: true,
  width: 12,
  sumOf: 'transfer',
  when: { field: 'step', is: ['give', 'accept'] },
} as const satisfies FieldDefinition;

/** A teller with an open till, to whom cash is given. */
export const receivingTillField = {
  name: 'receiver',
  type: 'receiver',
  label: { zh: '接收柜员', en: 'Receiver' },
  required: true,
  width: 12,
  when: { field: 'step', is: ['give'] },
} as const satisfies FieldDefinition;

interface MoveRead {
  readonly step: string;
  readonly transfer: WaitingTransfer | null;
  readonly denominations: DenominationCounts;
  readonly token: string | null;
  readonly reason: string | null;
  readonly witness?: { readonly tellerId: string; readonly proof: string } | null;
}

/** What is given: by whom and to whom. */
interface Giving {
  readonly receiver: string;
  readonly fromTill: string;
  readonly toTill: string;
}

/** The request of a step. A return needs no count: the giver takes back the very pieces that are on their way. */
export const cashMoveOf = (read: MoveRead, giving: Giving): z.input<typeof cashMoveRequestSchema> => {
  const { step, transfer, denominations, token, reason, witness } = read;
  const second = witness == null ? {} : { witness };
  if (step === 'give')
    return { step, ...giving, currency: CNY as 'CNY', amount: worthOf(denominations), denominations: { ...denominations }, ...second };
  const cash = transfer?.kind === 'cash' ? transfer : null;
  const common = {
    number: cash?.number ?? '',
    fromTill: cash?.fromTill ?? '',
    toTill: cash?.toTill ?? '',
    currency: CNY as 'CNY',
    ...second,
  };
  if (step === 'return')
    return { ...common, step, reason: reason ?? '', amount: cash?.amount ?? '0', denominations: { ...cash?.denominations } };
  const counted = { amount: worthOf(denominations), denominations: { ...denominations } };
  return { ...common, step: 'accept', token: (token ?? '').toUpperCase(), ...counted };
};

/** What a form knows to be wrong before central is asked. `tillAt`: the steps at which the teller's own till takes part. */
export const checkMove = (read: MoveRead, side: FormSide, tillAt: readonly string[]): FieldError[] => {
  const { step, transfer, denominations } = read;
  const wrong = [...withoutTill('step', tillAt.includes(step), side), ...notForMe(step, transfer, side)];
  if (step === 'give' && worthOf(denominations) === '0') return [...wrong, fieldError('denominations', 'FIELD_REQUIRED')];
  if (step !== 'accept' || transfer?.kind !== 'cash' || worthOf(denominations) === transfer.amount) return wrong;
  const [given, counted] = [transfer.amount, worthOf(denominations)].map((amount) => formatAmount(BigInt(amount), CNY));
  return [...wrong, fieldError('denominations', 'TRANSFER_COUNT_DIFFERS', { given: given ?? '', counted: counted ?? '' })];
};

/** Pieces leave the giver's till when they are given, and reach a till when they are accepted or come back. */
export const moveCash = ({ step, fromTill, toTill, denominations }: RequestValues, { tillId }: CounterSide): PiecesMoved => {
  const pieces = denominations as DenominationCounts;
  if (step === 'give') return { taken: {}, given: fromTill === tillId ? pieces : {} };
  return { taken: (step === 'accept' ? toTill : fromTill) === tillId ? pieces : {}, given: {} };
};
