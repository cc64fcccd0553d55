import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { Tx } from '../database/serializable.ts';

export interface PayeeBank {
  readonly code: string;
  readonly nameZh: string;
  /** The sending branch's own number. */
  readonly ownCode: string;
  /** Both numbers are of the same bank: their first three digits are. */
  readonly sameBank: boolean;
}

const BANK_DIGITS = 3;

export const isSameBank = (a: string, b: string): boolean => a.slice(0, BANK_DIGITS) === b.slice(0, BANK_DIGITS);

export const bankCodeOf = async (tx: Tx, branchCode: string): Promise<string | null> =>
  (await tx.selectFrom('branches').select('bank_code').where('code', '=', branchCode).executeTakeFirst())?.bank_code ?? null;

/** The bank as the directory in force has it, seen from a branch. */
export async function findPayeeBank(tx: Tx, branchCode: string, bankCode: string): Promise<Result<PayeeBank, WireError>> {
  const ownCode = await bankCodeOf(tx, branchCode);
  if (ownCode === null) return refuse('BRANCH_NOT_IN_CLEARING');
  const bank = await tx.selectFrom('banks').select(['code', 'name_zh']).where('code', '=', bankCode).executeTakeFirst();
  if (bank === undefined)
    return refuse('BANK_UNKNOWN', { bankCode }, [{ field: 'payeeBank', code: 'BANK_UNKNOWN', details: { bankCode } }]);
  return ok({ code: bank.code, nameZh: bank.name_zh, ownCode, sameBank: isSameBank(ownCode, bank.code) });
}

/** The branch that a number of the payment systems belongs to; null: none of ours. */
export const branchOfBankCode = async (tx: Tx, bankCode: string): Promise<string | null> =>
  (await tx.selectFrom('branches').select('code').where('bank_code', '=', bankCode).executeTakeFirst())?.code ?? null;
