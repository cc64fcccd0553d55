import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import { canonicalHash } from '../hash.ts';
import { hasRole } from '../sessions/permission.ts';
import { findHandler } from './handlers.ts';
import type { Asked, TransactionHandler } from './plan.ts';

/** What quote and post have in common. */
export interface Figures {
  readonly transactionCode: string;
  readonly businessDate: string;
  readonly tillId: string | null;
  readonly values: unknown;
}

export interface Prepared {
  readonly handler: TransactionHandler<unknown>;
  readonly asked: Asked<unknown>;
}

/** Identifies what was quoted, so that a posting of other figures is found out. SHA-256, hex. */
export const figuresHash = ({ transactionCode, businessDate, tillId, values }: Figures): string =>
  canonicalHash({ transactionCode, businessDate, tillId, values });

/** Finds the code's handler, checks the role and the values. What fails here was never a transaction, and is not stored. */
export function prepare(caller: TellerCaller, figures: Figures): Result<Prepared, WireError> {
  const handler = findHandler(figures.transactionCode);
  if (handler === undefined) return refuse('TRANSACTION_UNKNOWN', { code: figures.transactionCode });
  if (!hasRole(caller, handler.definition.roles)) return refuse('NOT_PERMITTED');
  const values = handler.validate(figures.values);
  return values.ok ? ok({ handler, asked: { caller, tillId: figures.tillId, values: values.value } }) : values;
}

/** The branch's day is open and is the day that the form was opened on. */
export function checkDay(caller: TellerCaller, formDate: string): Result<true, WireError> {
  if (caller.branchDay !== 'open') return refuse('BRANCH_DAY_CLOSED');
  return caller.businessDate === formDate ? ok(true) : refuse('BUSINESS_DATE_CHANGED', { formDate, currentDate: caller.businessDate });
}
