import type { OverrideView } from '../../contract/central/overrides.ts';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { Central } from '../central.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import { findHandler } from '../transactions/handlers.ts';
import { decisionsOn, type RequestRow, toView } from './find.ts';
import { levelRule, type NamedRule, rulesFor } from './rules.ts';

/** The rules of a request, as they are on its day. */
export function rulesOf(
  central: Central,
  row: Pick<RequestRow, 'transaction_code' | 'business_date' | 'teller_level' | 'rules'>,
): NamedRule[] {
  const handler = findHandler(row.transaction_code);
  if (handler === undefined) return [];
  const set = rulesFor(central.parameters, row.business_date as BusinessDate, handler.definition);
  return [...set, levelRule(row.transaction_code, row.teller_level)].filter(({ rule }) => row.rules.includes(rule));
}

export async function viewsOf(central: Central, db: Db | Tx, rows: readonly RequestRow[]): Promise<OverrideView[]> {
  const decisions = await decisionsOn(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toView(row, decisions, rulesOf(central, row)));
}

export async function answerWith(central: Central, db: Db | Tx, row: RequestRow): Promise<Result<OverrideView, WireError>> {
  const [value] = await viewsOf(central, db, [row]);
  if (value === undefined) throw new Error('A request was not shown');
  return ok(value);
}
