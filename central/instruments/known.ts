import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { fieldError } from '../../contract/transactions/fields.ts';
import { type AccountRow, findAccount } from '../accounts/account.ts';
import { isQuote } from '../accounts/quoting.ts';
import { refuse } from '../answer.ts';
import type { Tx } from '../database/serializable.ts';
import { checkCodeHolds } from './checkCode.ts';
import { readKey } from './checkCodeKey.ts';
import { type InstrumentKind, KIND_WORDS } from './machine.ts';
import { findInstrument, type InstrumentRow } from './register.ts';

/** An instrument of the register, as it is read for a decision. */
export interface Known {
  readonly row: InstrumentRow;
  /** The account that it was paid from; null: with cash. */
  readonly applicant: AccountRow | null;
  readonly quoting: boolean;
}

/**
 * The row of an instrument. With a check code: only if the code is its own. An unknown number and a wrong code are refused before
 * anything else is said of the instrument, so that nobody learns from a refusal what a forged one would have to say.
 */
export async function readKnown(tx: Tx, kind: InstrumentKind, number: string, checkCode?: string): Promise<Result<Known, WireError>> {
  const row = await findInstrument(tx, kind, number);
  if (row === null) {
    const details = { number, kindZh: KIND_WORDS[kind].zh, kindEn: KIND_WORDS[kind].en };
    return refuse('INSTRUMENT_UNKNOWN', details, [fieldError('number', 'INSTRUMENT_UNKNOWN', details)]);
  }
  if (checkCode !== undefined) {
    const key = await readKey(tx, row.code_key === 'bank' ? 'bank' : 'sandbox');
    if (key === null) return refuse('CHECK_CODE_UNAVAILABLE');
    const { issuing_branch: issuingBranch, issued_on: issuedOn, currency, amount } = row;
    if (!checkCodeHolds(key, { kind, number, issuingBranch, issuedOn, currency, amount }, checkCode))
      return refuse('CHECK_CODE_WRONG', {}, [fieldError('checkCode', 'CHECK_CODE_WRONG')]);
  }
  const applicant = row.applicant_account === null ? null : await findAccount(tx, row.applicant_account);
  return ok({ row, applicant, quoting: await isQuote(tx) });
}
