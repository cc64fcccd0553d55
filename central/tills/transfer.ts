import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { fieldError } from '../../contract/transactions/fields.ts';
import type { transferFields } from '../../contract/transactions/till/transfer.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { TransitState } from '../database/tables/branch.ts';

const schema = () => z.strictObject({} as typeof transferFields);
/** What every step of a transfer says. */
export type TransferValues = z.output<ReturnType<typeof schema>>;

/** A transfer as its register has it. */
export interface Transfer {
  readonly number: string;
  readonly state: TransitState;
  readonly giver: string;
  readonly receiver: string;
  readonly token: string | null;
}

// Without letters and digits that are mistaken for each other: it is read out across a counter.
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const TOKEN_LENGTH = 8;

/** A once-only token of 40 bits: only the receiver who was named can try it, signed on. */
export const newToken = (): string => Array.from({ length: TOKEN_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** The fields that a step needs. */
export function checkStep(values: TransferValues): Result<true, WireError> {
  const missing = {
    give: () => (values.receiver === undefined ? ['receiver'] : []),
    accept: () => [...(values.number === undefined ? ['number'] : []), ...(values.token === undefined ? ['token'] : [])],
    return: () => (values.number === undefined ? ['number'] : []),
  }[values.step]();
  return missing.length === 0
    ? ok(true)
    : refuse(
        'FIELD_REQUIRED',
        {},
        missing.map((field) => fieldError(field, 'FIELD_REQUIRED')),
      );
}

/** Whether this caller may settle it now, by this step. */
export function checkSettling<T extends Transfer>(transfer: T | null, values: TransferValues, caller: TellerCaller): Result<T, WireError> {
  const number = values.number ?? '';
  if (transfer === null) return refuse('TRANSFER_UNKNOWN', { number });
  const mayReturn = values.step === 'return' && transfer.giver === caller.tellerId;
  if (transfer.receiver !== caller.tellerId && !mayReturn) return refuse('TRANSFER_NOT_YOURS', { number });
  if (transfer.state !== 'inTransit') return refuse('TRANSFER_SETTLED', { number, state: transfer.state });
  if (values.step === 'accept' && values.token?.toUpperCase() !== transfer.token) return refuse('TRANSFER_TOKEN_WRONG');
  return ok(transfer);
}
