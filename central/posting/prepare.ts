import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import { canonicalHash } from '../hash.ts';
import { hasRole } from '../sessions/permission.ts';
import { findHandler } from '../transactions/handlers.ts';
import type { AnyHandler, Asked } from './plan.ts';
import type { BranchDay } from './world.ts';

/** What quote and post have in common. */
export interface Figures {
  readonly transactionCode: string;
  readonly businessDate: string;
  readonly tillId: string | null;
  readonly values: unknown;
}

export interface Prepared {
  readonly handler: AnyHandler;
  readonly asked: Asked<unknown>;
}

/** Identifies what was quoted, so that a posting of other figures is found out. SHA-256, hex. */
export const figuresHash = ({ transactionCode, businessDate, tillId, values }: Figures): string =>
  canonicalHash({ transactionCode, businessDate, tillId, values });

/** Finds the code's handler, checks the role and the values. What fails here was never a transaction, and is not stored. */
export function prepare(
  caller: TellerCaller,
  figures: Figures,
  form: Pick<Asked<unknown>, 'clientKey' | 'now' | 'parameters'>,
): Result<Prepared, WireError> {
  const handler = findHandler(figures.transactionCode);
  if (handler === undefined) return refuse('TRANSACTION_UNKNOWN', { code: figures.transactionCode });
  if (!hasRole(caller, handler.definition.roles)) return refuse('NOT_PERMITTED');
  const values = handler.validate(figures.values);
  return values.ok ? ok({ handler, asked: { caller, tillId: figures.tillId, values: values.value, ...form } }) : values;
}

/** The branch's day is open and is the day that the form was opened on. Opening the day is all that can be done on a closed one. */
export function checkDay(day: BranchDay, formDate: string, handler: AnyHandler): Result<true, WireError> {
  if (day.state !== 'open' && handler.definition.onClosedDay !== true) return refuse('BRANCH_DAY_CLOSED');
  return day.businessDate === formDate ? ok(true) : refuse('BUSINESS_DATE_CHANGED', { formDate, currentDate: day.businessDate });
}
