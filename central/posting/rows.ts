import { uuidv7 } from 'uuidv7';
import type { Decided } from './decide.ts';
import { moved } from './world.ts';

/** The rows that a batch writes, by what they are written to. int8 values are text: JSON numbers end at 2^53. */
export interface Rows {
  readonly entries: unknown[];
  readonly pairs: unknown[];
  /** One per account: its state after the last movement of the batch. */
  readonly accounts: Map<string, unknown>;
  readonly lines: unknown[];
  readonly cash: Map<string, unknown>;
  readonly tills: Map<string, unknown>;
  /** Overrides that were used up. */
  readonly approvals: unknown[];
  readonly outcomes: unknown[];
  /** Entry ids by client key, for what a handler writes itself. */
  readonly entryIds: Map<string, string>;
}

function addPlan(rows: Rows, { posting, keyed, plan, approval }: Decided): void {
  if (plan === null) return;
  const { caller, body } = posting.item;
  const id = uuidv7();
  rows.entryIds.set(keyed.clientKey, id);
  const common = {
    trace_number: posting.traceNumber,
    business_date: body.businessDate,
    posted_at: posting.postedAt,
    transaction_code: body.transactionCode,
    teller_id: caller.tellerId,
  };
  rows.entries.push({
    ...common,
    id,
    branch_code: caller.branchCode,
    device_id: caller.deviceId,
    client_key: keyed.clientKey,
    reverses: plan.reverses ?? null,
    authoriser_ids: approval?.authoriserIds ?? [],
  });
  if (approval !== null) rows.approvals.push({ id: approval.id, entry_id: id });
  for (const [index, pair] of plan.pairs.entries())
    rows.pairs.push({
      entry_id: id,
      pair_number: index + 1,
      branch_code: pair.branchCode,
      currency: pair.currency,
      amount: pair.amount.toString(),
      debit_subject: pair.debit.subject,
      debit_owner: pair.debit.owner,
      credit_subject: pair.credit.subject,
      credit_owner: pair.credit.owner,
    });
  for (const move of plan.moves) {
    const { number, balance, last_sequence } = moved(move.account, move.amount);
    rows.accounts.set(number, { number, balance: balance.toString(), last_sequence: last_sequence.toString() });
    rows.lines.push({
      ...common,
      entry_id: id,
      account_number: number,
      sequence: last_sequence.toString(),
      summary_zh: move.summaryZh,
      summary_en: move.summaryEn,
      amount: move.amount.toString(),
      balance_after: balance.toString(),
      cash: move.cash,
    });
  }
  for (const { tillId, currency, balance, denominations } of plan.cash ?? [])
    rows.cash.set(`${tillId}/${currency}`, { till_id: tillId, currency, balance: balance.toString(), denominations });
  for (const { tillId, state, tellerId } of plan.tills ?? []) rows.tills.set(tillId, { till_id: tillId, state, teller_id: tellerId });
}

/** All rows of a batch, in the order of its decisions. A refusal has nothing but its stored answer. */
export function rowsOf(decisions: readonly Decided[]): Rows {
  const rows: Rows = {
    entries: [],
    pairs: [],
    accounts: new Map(),
    lines: [],
    cash: new Map(),
    tills: new Map(),
    approvals: [],
    outcomes: [],
    entryIds: new Map(),
  };
  for (const decided of decisions) {
    addPlan(rows, decided);
    const { keyed, outcome, answer, posting } = decided;
    rows.outcomes.push({
      device_id: keyed.deviceId,
      client_key: keyed.clientKey,
      route: keyed.route,
      body_hash: keyed.bodyHash,
      outcome,
      answer,
      teller_id: posting.item.caller.tellerId,
      decided_at: posting.postedAt,
    });
  }
  return rows;
}
