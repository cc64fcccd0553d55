import { uuidv7 } from 'uuidv7';
import type { Accepted, Outcome } from '../../contract/central/transactions.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import { toAccountView } from '../accounts/account.ts';
import type { TellerCaller } from '../central.ts';
import { type Bound, bind, type Statement } from '../database/statement.ts';
import { toEntryLines } from '../ledger/pairs.ts';
import type { KeyedRequest } from './outcomes.ts';
import type { AccountMove, Plan } from './plan.ts';

/** Who posts what, and when. */
export interface Posting {
  readonly caller: TellerCaller;
  readonly clientKey: ClientKey;
  readonly transactionCode: string;
  readonly traceNumber: string;
  readonly postedAt: string;
}

const after = ({ account, amount }: AccountMove): AccountMove['account'] => ({
  ...account,
  balance: account.balance + amount,
  last_sequence: account.last_sequence + 1n,
});

/** The answer of an accepted plan: goes out, and is stored. */
export const acceptedAnswer = ({ caller, clientKey, traceNumber, postedAt }: Posting, plan: Plan): Accepted => ({
  outcome: 'accepted',
  clientKey,
  traceNumber,
  businessDate: caller.businessDate,
  postedAt,
  currency: plan.currency,
  amount: toWire(plan.amount),
  account: plan.move === null ? null : toAccountView(after(plan.move)),
  entries: toEntryLines(plan.pairs),
});

// Everything that a posting changes, in one statement: entry, pairs, accounts, their entries, cash, till, and the stored answer.
// The accounts come before their entries, so that one who lost a race for an account learns it there.
// Each part takes the rows of its own JSON list, so that one text serves every transaction. New values were computed from what
// the same serializable transaction read.
const WRITE: Statement<never> = {
  name: 'write-plan',
  text: `
    with given as (select $1::jsonb as plan),
    entry as (
      insert into journal_entry (id, trace_number, branch_code, business_date, posted_at, transaction_code, channel, teller_id, device_id, client_key)
      select e.id, e.trace_number, e.branch_code, e.business_date, e.posted_at, e.transaction_code, 'counter', e.teller_id, e.device_id, e.client_key
        from given, jsonb_to_recordset(plan -> 'entries') as e (id uuid, trace_number text, branch_code text, business_date date,
             posted_at timestamptz, transaction_code text, teller_id text, device_id text, client_key uuid)),
    pairs as (
      insert into journal_pair (entry_id, pair_number, branch_code, currency, amount, debit_subject, debit_owner, credit_subject, credit_owner)
      select p.entry_id, p.pair_number, p.branch_code, p.currency, p.amount, p.debit_subject, p.debit_owner, p.credit_subject, p.credit_owner
        from given, jsonb_to_recordset(plan -> 'pairs') as p (entry_id uuid, pair_number smallint, branch_code text, currency text,
             amount bigint, debit_subject text, debit_owner text, credit_subject text, credit_owner text)),
    moved as (
      update accounts set balance = m.balance_after, last_sequence = m.sequence
        from given, jsonb_to_recordset(plan -> 'moves') as m (account_number text, sequence bigint, balance_after bigint)
       where accounts.number = m.account_number
      returning accounts.number),
    lines as (
      insert into account_entries (account_number, sequence, entry_id, trace_number, business_date, posted_at, transaction_code,
             summary_zh, summary_en, amount, balance_after, cash, teller_id)
      select m.account_number, m.sequence, e.id, e.trace_number, e.business_date, e.posted_at, e.transaction_code,
             m.summary_zh, m.summary_en, m.amount, m.balance_after, m.cash, e.teller_id
        from given, moved,
             jsonb_to_recordset(plan -> 'moves') as m (account_number text, sequence bigint, summary_zh text, summary_en text,
               amount bigint, balance_after bigint, cash boolean),
             jsonb_to_recordset(plan -> 'entries') as e (id uuid, trace_number text, business_date date, posted_at timestamptz,
               transaction_code text, teller_id text)
       where m.account_number = moved.number),
    cash as (
      update till_cash set balance = c.balance, denominations = c.denominations
        from given, jsonb_to_recordset(plan -> 'cash') as c (till_id text, currency text, balance bigint, denominations jsonb)
       where till_cash.till_id = c.till_id and till_cash.currency = c.currency),
    opened as (
      update tills set state = 'active', teller_id = t.teller_id
        from given, jsonb_to_recordset(plan -> 'opened') as t (till_id text, teller_id text)
       where tills.id = t.till_id)
    insert into outcomes (device_id, client_key, route, body_hash, outcome, answer, teller_id, decided_at)
    values ($2, $3, $4, $5, $6, $7, $8, $9)`,
};

// int8 values go as text: JSON numbers end at 2^53.
const planJson = ({ caller, clientKey, transactionCode, traceNumber, postedAt }: Posting, plan: Plan): string => {
  const id = uuidv7();
  const entry = {
    id,
    trace_number: traceNumber,
    branch_code: caller.branchCode,
    business_date: caller.businessDate,
    posted_at: postedAt,
    transaction_code: transactionCode,
    teller_id: caller.tellerId,
    device_id: caller.deviceId,
    client_key: clientKey,
  };
  const pairs = plan.pairs.map((pair, index) => ({
    entry_id: id,
    pair_number: index + 1,
    branch_code: pair.branchCode,
    currency: pair.currency,
    amount: pair.amount.toString(),
    debit_subject: pair.debit.subject,
    debit_owner: pair.debit.owner,
    credit_subject: pair.credit.subject,
    credit_owner: pair.credit.owner,
  }));
  const moves = (plan.move === null ? [] : [plan.move]).map((move) => ({
    account_number: move.account.number,
    sequence: after(move).last_sequence.toString(),
    summary_zh: move.summaryZh,
    summary_en: move.summaryEn,
    amount: move.amount.toString(),
    balance_after: after(move).balance.toString(),
    cash: move.cash,
  }));
  const cash = (plan.tillCash === null ? [] : [plan.tillCash]).map(({ tillId, balance, denominations }) => ({
    till_id: tillId,
    currency: plan.currency,
    balance: balance.toString(),
    denominations,
  }));
  const opened = plan.opensTill === null ? [] : [{ till_id: plan.opensTill, teller_id: caller.tellerId }];
  return JSON.stringify({ entries: [entry], pairs, moves, cash, opened });
};

/**
 * The statement that writes a plan, or for a refusal (null) nothing but its stored answer. Fails with 23505 when another request
 * with the key was faster.
 */
export const writePlan = (
  keyed: KeyedRequest,
  posting: Posting,
  plan: Plan | null,
  outcome: Outcome['outcome'],
  answer: string,
): Bound<never> =>
  bind(WRITE, [
    plan === null ? '{"entries":[],"pairs":[],"moves":[],"cash":[],"opened":[]}' : planJson(posting, plan),
    keyed.deviceId,
    keyed.clientKey,
    keyed.route,
    keyed.bodyHash,
    outcome,
    answer,
    posting.caller.tellerId,
    posting.postedAt,
  ]);
