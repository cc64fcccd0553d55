import type { OverrideView } from '../../contract/central/overrides.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { Currency } from '../../contract/money/currency.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import type { NamedRule } from './rules.ts';

const select = (db: Db | Tx) =>
  db
    .selectFrom('override_requests')
    .innerJoin('tellers', 'tellers.id', 'override_requests.teller_id')
    .selectAll('override_requests')
    .select(['tellers.name as teller_name', 'tellers.level as teller_level']);

export type RequestRow = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

export { select as selectRequests };

export async function findRequest(db: Db | Tx, branchCode: string, id: string): Promise<RequestRow | null> {
  return (
    (await select(db).where('override_requests.id', '=', id).where('override_requests.branch_code', '=', branchCode).executeTakeFirst()) ??
    null
  );
}

const selectDecisions = (db: Db | Tx, ids: readonly string[]) =>
  db
    .selectFrom('override_decisions')
    .innerJoin('tellers', 'tellers.id', 'override_decisions.teller_id')
    .select(['request_id', 'number', 'teller_id', 'decision', 'reason', 'decided_at', 'tellers.name', 'tellers.roles', 'tellers.level'])
    .where('request_id', 'in', [...ids])
    .orderBy('request_id')
    .orderBy('number');

export type DecisionRow = Awaited<ReturnType<ReturnType<typeof selectDecisions>['execute']>>[number];

export const decisionsOn = async (db: Db | Tx, ids: readonly string[]): Promise<DecisionRow[]> =>
  ids.length === 0 ? [] : await selectDecisions(db, ids).execute();

/** A request as screens show it. `rules` are those of the bank on its day; one that has ended meanwhile is shown by its name. */
export function toView(row: RequestRow, decisions: readonly DecisionRow[], rules: readonly NamedRule[]): OverrideView {
  const mine = row.rules.map((rule) => ({ rule, terms: rules.find((each) => each.rule === rule)?.terms }));
  return {
    requestId: row.id,
    state: row.state,
    kind: row.kind,
    clientKey: row.client_key as ClientKey,
    transactionCode: row.transaction_code,
    businessDate: row.business_date,
    deviceId: row.device_id,
    requestedBy: { tellerId: row.teller_id, name: row.teller_name },
    currency: row.currency as Currency,
    amount: toWire(row.amount),
    values: row.form as OverrideView['values'],
    rules: mine.map(({ rule, terms }) => ({ rule, reasonZh: terms?.reason.zh ?? rule, reasonEn: terms?.reason.en ?? rule })),
    reason: row.reason,
    rekeyAmount: mine.some(({ terms }) => terms?.rekeyAmount === true),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    assignedTo: row.assigned_to,
    decisions: decisions
      .filter((decision) => decision.request_id === row.id)
      .map(({ teller_id, name, decision, reason, decided_at }) => ({
        by: { tellerId: teller_id, name },
        decision,
        reason,
        at: decided_at,
      })),
  };
}
