import { addDays, type BusinessDate } from '../../contract/dates/businessDate.ts';
import type { Tx } from '../database/serializable.ts';
import { between, type Pair, SUBJECT } from '../ledger/pairs.ts';
import { formatTrace } from '../ledger/trace.ts';
import { writeEntry } from '../ledger/write.ts';
import type { Movement } from './history.ts';
import type { PlannedAccount, PlannedCustomer } from './plan.ts';
import { SANDBOX_BRANCHES } from './staff.ts';
import type { SandboxTill } from './tills.ts';

/** What the passbook prints as the teller of entries that the system made. */
const SYSTEM_NUMBER = '000000';
const CURRENCY = 'CNY';
/** Fen. */
const CAPITAL = 100_000_000_000n;
const BRANCH_FUNDS = 20_000_000_000n;

/** Late morning in Shanghai on a business date. */
const postedAt = (date: string): string => `${date}T02:30:00.000Z`;

/** Counts trace serials: the sandbox's past has numbers of its own, and the sequence goes on after them. */
export interface Serial {
  next(): bigint;
}

const head = (serial: Serial, branchCode: string, date: string, movement?: Movement) => ({
  traceNumber: formatTrace(branchCode, date, serial.next()),
  branchCode,
  businessDate: date,
  postedAt: postedAt(date),
  transactionCode: movement?.transactionCode ?? '0221',
  tellerId: movement === undefined || movement.system ? null : `${branchCode}01`,
  deviceId: null,
  clientKey: null,
});

const pairsOf = (movement: Movement, branchCode: string, accountNumber: string): Pair[] => {
  const account = { subject: SUBJECT.deposits, owner: accountNumber, branchCode };
  const other = {
    subject: movement.counterSubject,
    owner: movement.counterSubject === SUBJECT.cash ? `${branchCode}-T01` : null,
    branchCode,
  };
  return movement.amount > 0n ? between(other, account, CURRENCY, movement.amount) : between(account, other, CURRENCY, -movement.amount);
};

/** Books an account's past: one entry per movement, printed lines as planned. */
export async function bookHistory(tx: Tx, serial: Serial, customer: PlannedCustomer, account: PlannedAccount): Promise<void> {
  let balance = 0n;
  const rows = [];
  for (const [index, movement] of account.movements.entries()) {
    const entry = head(serial, customer.branchCode, movement.date, movement);
    const entryId = await writeEntry(tx, entry, pairsOf(movement, customer.branchCode, account.number));
    balance += movement.amount;
    const printed = account.book !== null && index < account.book.printed;
    rows.push({
      account_number: account.number,
      sequence: BigInt(index + 1),
      entry_id: entryId,
      trace_number: entry.traceNumber,
      business_date: movement.date,
      posted_at: entry.postedAt,
      transaction_code: movement.transactionCode,
      summary_zh: movement.summaryZh,
      summary_en: movement.summaryEn,
      amount: movement.amount,
      balance_after: balance,
      cash: movement.cash,
      teller_id: entry.tellerId ?? SYSTEM_NUMBER,
      passbook_number: printed ? (account.book?.number ?? null) : null,
      printed_line: printed ? index + 1 : null,
    });
  }
  await tx.insertInto('account_entries').values(rows).execute();
}

/** Capital at the head office, funds of the branches through 3001. */
export async function bookFunds(tx: Tx, serial: Serial, today: BusinessDate): Promise<void> {
  const date = addDays(today, -1_000);
  const funds = { subject: SUBJECT.centralBank, owner: null };
  const capital = between(
    { ...funds, branchCode: '1000' },
    { subject: SUBJECT.capital, owner: null, branchCode: '1000' },
    CURRENCY,
    CAPITAL,
  );
  const branches = SANDBOX_BRANCHES.filter(({ kind }) => kind === 'branch').flatMap(({ code }) =>
    between({ ...funds, branchCode: code }, { ...funds, branchCode: '1000' }, CURRENCY, BRANCH_FUNDS),
  );
  await writeEntry(tx, head(serial, '1000', date), [...capital, ...branches]);
}

/** Brings each till's booked cash from what its past left to what it holds, against the account with the central bank. */
export async function bookTillCash(
  tx: Tx,
  serial: Serial,
  today: BusinessDate,
  tills: readonly SandboxTill[],
  customers: readonly PlannedCustomer[],
): Promise<void> {
  for (const { code } of SANDBOX_BRANCHES.filter(({ kind }) => kind === 'branch')) {
    const ofBranch = customers.filter(({ branchCode }) => branchCode === code).flatMap(({ accounts }) => accounts);
    const past = ofBranch.flatMap(({ movements }) => movements).reduce((sum, { cash, amount }) => (cash ? sum + amount : sum), 0n);
    const pairs = tills
      .filter(({ branchCode }) => branchCode === code)
      .flatMap((till) => {
        const missing = till.balance - (till.id === `${code}-T01` ? past : 0n);
        const cash = { subject: SUBJECT.cash, owner: till.id, branchCode: code };
        const funds = { subject: SUBJECT.centralBank, owner: null, branchCode: code };
        if (missing === 0n) return [];
        return missing > 0n ? between(cash, funds, CURRENCY, missing) : between(funds, cash, CURRENCY, -missing);
      });
    await writeEntry(tx, head(serial, code, addDays(today, -1)), pairs);
  }
}
