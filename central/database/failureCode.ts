import type { ErrorCode } from '../../contract/errors/codes.ts';
import { isStoreFailure, SQLSTATE, sqlState } from './failure.ts';
import { TooContended } from './retry.ts';

/** What a thrown error tells the caller: contention says "again", a failing database says that the key will tell. */
export function failureCode(error: unknown): ErrorCode {
  if (sqlState(error) === SQLSTATE.lockNotAvailable) return 'IDEMPOTENCY_IN_FLIGHT';
  if (error instanceof TooContended) return 'TOO_MANY_REQUESTS';
  return isStoreFailure(error) ? 'CENTRAL_STORE_FAILED' : 'UNEXPECTED';
}

/** Codes of failures that somebody must look into; they bear a reference to the log. */
export const isUnforeseen = (code: ErrorCode): boolean => code === 'CENTRAL_STORE_FAILED' || code === 'UNEXPECTED';
