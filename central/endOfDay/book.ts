import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { END_OF_DAY_CODE } from '../interest/holding.ts';
import type { Pair } from '../ledger/pairs.ts';
import { formatTrace } from '../ledger/trace.ts';
import type { StepRun } from './step.ts';

/** What the passbook prints as the teller of entries that the system made. */
const SYSTEM_NUMBER = '000000';

/** A line of an account, as a passbook prints it. */
export interface AccountLine {
  readonly accountNumber: string;
  readonly sequence: bigint;
  /** From which day the money counts. */
  readonly valueDate: string;
  readonly summaryZh: string;
  readonly summaryEn: string;
  readonly amount: bigint;
  readonly balanceAfter: bigint;
}

/** A journal entry that the end of the day makes, under nobody's name. */
export interface SystemEntry {
  readonly id: string;
  readonly branchCode: string;
  readonly pairs: readonly Pair[];
  readonly lines: readonly AccountLine[];
}

export const systemEntry = (branchCode: string, pairs: readonly Pair[], lines: readonly AccountLine[] = []): SystemEntry => ({
  id: uuidv7(),
  branchCode,
  pairs,
  lines,
});

// int8 values go as text: JSON numbers end at 2^53.
const json = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

/** Runs one set-based statement over rows; nothing for none. */
export async function forRows(run: StepRun, rows: readonly object[], statement: (rows: string) => ReturnType<typeof sql>): Promise<void> {
  if (rows.length > 0) await statement(json(rows)).execute(run.tx);
}

/** Writes entries, pairs, balances and account entries of a chunk, each table in one statement. */
export async function bookEntries(run: StepRun, entries: readonly SystemEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const { rows: serials } = await sql<{
    serial: bigint;
  }>`select nextval('trace_serial') as serial from generate_series(1, ${entries.length}::int)`.execute(run.tx);
  const heads = entries.map(({ id, branchCode }, index) => ({
    id,
    branch_code: branchCode,
    trace_number: formatTrace(branchCode, run.businessDate, serials[index]?.serial ?? 0n),
  }));
  await forRows(
    run,
    heads,
    (given) => sql`
    insert into journal_entry (id, trace_number, branch_code, business_date, posted_at, transaction_code, channel)
    select id, trace_number, branch_code, ${run.businessDate}::date, ${run.now}::timestamptz, ${END_OF_DAY_CODE}, 'system'
      from jsonb_to_recordset(${given}::jsonb) as e (id uuid, trace_number text, branch_code text)`,
  );
  const pairs = entries.flatMap(({ id, pairs: ofEntry }) =>
    ofEntry.map(({ branchCode, currency, amount, debit, credit }, index) => ({
      entry_id: id,
      pair_number: index + 1,
      branch_code: branchCode,
      currency,
      amount,
      debit_subject: debit.subject,
      debit_owner: debit.owner,
      credit_subject: credit.subject,
      credit_owner: credit.owner,
    })),
  );
  await forRows(
    run,
    pairs,
    (given) => sql`
    insert into journal_pair (entry_id, pair_number, branch_code, currency, amount, debit_subject, debit_owner, credit_subject, credit_owner)
    select entry_id, pair_number, branch_code, currency, amount, debit_subject, debit_owner, credit_subject, credit_owner
      from jsonb_to_recordset(${given}::jsonb) as p (entry_id uuid, pair_number smallint, branch_code text, currency text,
           amount bigint, debit_subject text, debit_owner text, credit_subject text, credit_owner text)`,
  );
  const lines = entries.flatMap(({ lines: ofEntry }, index) => ofEntry.map((line) => ({ ...line, ...heads[index] })));
  // The newest line of an account carries its new balance.
  const newest = [...new Map(lines.map((line) => [line.accountNumber, line])).values()];
  await forRows(
    run,
    newest,
    (given) => sql`
    update accounts set balance = m."balanceAfter", last_sequence = m.sequence
      from jsonb_to_recordset(${given}::jsonb) as m ("accountNumber" text, sequence bigint, "balanceAfter" bigint)
     where accounts.number = m."accountNumber"`,
  );
  await forRows(
    run,
    lines,
    (given) => sql`
    insert into account_entries (account_number, sequence, entry_id, trace_number, business_date, posted_at, transaction_code,
           summary_zh, summary_en, amount, balance_after, cash, teller_id, value_date)
    select "accountNumber", sequence, id, trace_number, ${run.businessDate}::date, ${run.now}::timestamptz, ${END_OF_DAY_CODE},
           "summaryZh", "summaryEn", amount, "balanceAfter", false, ${SYSTEM_NUMBER}, "valueDate"
      from jsonb_to_recordset(${given}::jsonb) as m ("accountNumber" text, sequence bigint, id uuid, trace_number text,
           "summaryZh" text, "summaryEn" text, amount bigint, "balanceAfter" bigint, "valueDate" date)`,
  );
}

/** Lines of interest and, where there is any, of the tax on it, behind the account's newest entry. */
export function interestLines(
  account: { readonly number: string; readonly balance: bigint; readonly lastSequence: bigint },
  paid: { readonly interest: bigint; readonly tax: bigint },
  valueDate: string,
  summary: { readonly zh: string; readonly en: string },
): AccountLine[] {
  const lines: AccountLine[] = [];
  const add = (amount: bigint, summaryZh: string, summaryEn: string): void => {
    if (amount === 0n) return;
    const { sequence, balanceAfter } = lines.at(-1) ?? { sequence: account.lastSequence, balanceAfter: account.balance };
    const line = {
      accountNumber: account.number,
      sequence: sequence + 1n,
      valueDate,
      summaryZh,
      summaryEn,
      amount,
      balanceAfter: balanceAfter + amount,
    };
    lines.push(line);
  };
  add(paid.interest, summary.zh, summary.en);
  add(-paid.tax, '利息税', 'INTEREST TAX');
  return lines;
}
