import type { ErrorCode } from '../../contract/errors/codes.ts';
import type { FixedWithdrawalError } from '../../contract/interest/withdrawal.ts';
import { err, type Result } from '../../contract/result.ts';
import type { RateMissing } from '../products/rates.ts';

/** Why a calculation is refused; goes into `refuse(code, details)`. */
export interface InterestRefusal {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string>>;
}

export const refused = (code: ErrorCode, details: Readonly<Record<string, string>> = {}): Result<never, InterestRefusal> =>
  err({ code, details });

export const rateRefused = ({ code, date, rate }: RateMissing): Result<never, InterestRefusal> => refused(code, { date, rate });

export function withdrawalRefused(error: FixedWithdrawalError): Result<never, InterestRefusal> {
  if (error.code === 'PARTIAL_ONLY_BEFORE_MATURITY') return refused('PARTIAL_NOT_POSSIBLE');
  return refused(error.code, 'allowed' in error ? { allowed: String(error.allowed) } : {});
}
