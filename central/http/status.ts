import type { ErrorCode } from '../../contract/errors/codes.ts';

/** HTTP status by code. What is not listed contradicts the state of things, as 409 says. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  INPUT_INVALID: 400,
  FIELD_REQUIRED: 400,
  FIELD_TOO_LONG: 400,
  AMOUNT_EMPTY: 400,
  AMOUNT_NOT_A_NUMBER: 400,
  AMOUNT_NEGATIVE: 400,
  AMOUNT_ZERO: 400,
  AMOUNT_TOO_MANY_DECIMALS: 400,
  AMOUNT_TOO_LARGE: 400,
  DENOMINATIONS_MISMATCH: 400,
  DENOMINATION_UNKNOWN: 400,
  ACCOUNT_NUMBER_INVALID: 400,
  TRANSACTION_UNKNOWN: 400,
  QUERY_TOO_SHORT: 400,
  CREDENTIALS_WRONG: 401,
  SIGN_ON_NEEDED: 401,
  DEVICE_UNKNOWN: 401,
  TELLER_LOCKED: 403,
  TELLER_OF_ANOTHER_BRANCH: 403,
  NOT_PERMITTED: 403,
  ACCOUNT_UNKNOWN: 404,
  CUSTOMER_UNKNOWN: 404,
  PASSBOOK_UNKNOWN: 404,
  TILL_UNKNOWN: 404,
  OVERRIDE_UNKNOWN: 404,
  REVERSAL_UNKNOWN: 404,
  HOLD_UNKNOWN: 404,
  NOT_FOUND: 404,
  IDEMPOTENCY_MISMATCH: 422,
  TOO_MANY_REQUESTS: 429,
  UNEXPECTED: 500,
  CENTRAL_STOPPING: 503,
  CENTRAL_STORE_FAILED: 503,
};

export const statusOf = (code: ErrorCode): number => STATUS[code] ?? 409;

const LATER: ReadonlySet<ErrorCode> = new Set(['IDEMPOTENCY_IN_FLIGHT', 'TOO_MANY_REQUESTS', 'CENTRAL_STOPPING', 'CENTRAL_STORE_FAILED']);

/** Seconds after which the same request may be sent again, for the codes that say "later". */
export const retryAfter = (code: ErrorCode): number | null => (LATER.has(code) ? 1 : null);
