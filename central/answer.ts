import type { ErrorCode } from '../contract/errors/codes.ts';
import { type FieldError, type WireError, wireError } from '../contract/errors/wire.ts';

/** What a use case gives: a value, an answer that was stored before and goes out byte for byte, or a refusal. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  /** `replayed`: it was given to an earlier request. `businessDate`: of the branch, where the work has looked at it later than the caller. */
  | { readonly ok: true; readonly stored: string; readonly replayed?: boolean; readonly businessDate?: string }
  | { readonly ok: false; readonly error: WireError };

export const refuse = (code: ErrorCode, details: Record<string, string> = {}, fields?: readonly FieldError[]) =>
  ({ ok: false, error: wireError(code, details, fields) }) as const;
