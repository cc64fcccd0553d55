import { sql } from 'kysely';
import { CNY } from '../../contract/money/currency.ts';
import { type AccountRow, findAccount } from '../accounts/account.ts';
import { BALANCE_LIMIT } from '../cash/tillMoves.ts';
import { type AccountLine, bookEntries, systemEntry } from '../endOfDay/book.ts';
import { chunkOf, type Step, type StepRun } from '../endOfDay/step.ts';
import { between } from '../ledger/pairs.ts';
import { collectionPayment } from './collectionPayment.ts';
import { advanceCollection, findCollection } from './collectionRegister.ts';
import { sideOfAccount } from './legs.ts';

const due = ({ nextDate }: StepRun) => sql`state in ('notified', 'partlyPaid') and due_on < ${nextDate}::date`;

const lineOf = (account: AccountRow, amount: bigint, summaryZh: string, summaryEn: string, valueDate: string): AccountLine => ({
  accountNumber: account.number,
  sequence: account.last_sequence + 1n,
  valueDate,
  summaryZh,
  summaryEn,
  amount,
  balanceAfter: account.balance + amount,
});

async function debit(run: StepRun, number: string): Promise<void> {
  const { tx, businessDate, now } = run;
  const row = await findCollection(tx, number);
  if (row === null) return;
  const [payer, payee] = [await findAccount(tx, row.payer_account), await findAccount(tx, row.payee_account)];
  const payment = collectionPayment(row, payer, businessDate);
  // What cannot be paid or credited stays for the tellers of the payer's branch.
  if (payment === null || payer === null || payee?.state !== 'active') return;
  const { paid, late } = payment;
  const sum = paid + late;
  if (payee.balance + sum >= BALANCE_LIMIT) return;
  const pairs = between(sideOfAccount(payer), sideOfAccount(payee), CNY, sum);
  const lines = [lineOf(payer, -sum, '托收付款', 'COLLECTION', businessDate), lineOf(payee, sum, '托收款', 'COLLECTED', businessDate)];
  const entry = systemEntry(row.payer_branch, pairs, lines);
  await bookEntries(run, [entry]);
  const whole = row.paid + paid === row.amount;
  const changes = {
    state: whole ? ('paid' as const) : ('partlyPaid' as const),
    paid: row.paid + paid,
    late_paid: row.late_paid + late,
    ...(whole ? { closed_on: businessDate } : {}),
  };
  await advanceCollection(tx, row, changes, {
    number,
    event: 'pay',
    amount: paid,
    late,
    branch_code: row.payer_branch,
    teller_id: null,
    entry_id: entry.id,
    business_date: businessDate,
    done_at: now,
    note: '',
  });
}

/** Silence was consent: when the last day for a refusal is over the bank debits the payer with what the account has. */
export const debitCollections: Step = {
  name: 'debitCollections',
  count: async (run) => {
    const { rows } = await sql<{ count: bigint }>`select count(*)::bigint as count from collections where ${due(run)}`.execute(run.tx);
    return rows[0]?.count ?? 0n;
  },
  work: async (run, after, limit) => {
    const { rows } = await sql<{ number: string }>`
      select number from collections where ${due(run)} and number > ${after} order by number limit ${limit}`.execute(run.tx);
    // One after the other: several of them may debit one account.
    for (const { number } of rows) await debit(run, number);
    return chunkOf(rows.map(({ number }) => number));
  },
};
