import { between, SUBJECT } from '../ledger/pairs.ts';
import { later } from './days.ts';
import type { Clerk } from './rows/clerk.ts';
import { addEntry, CURRENCY } from './rows/ledger.ts';
import type { Rows } from './rows/tables.ts';
import { SANDBOX_BRANCHES } from './staff.ts';
import type { SandboxTill } from './tills.ts';

/** Fen. */
const CAPITAL = 100_000_000_000n;
const BRANCH_FUNDS = 20_000_000_000n;
const BANK_AGE_DAYS = 1_000;
const HEAD_OFFICE = '1000';
const TRANSACTION = '0221';

const CODES = SANDBOX_BRANCHES.filter(({ kind }) => kind === 'branch').map(({ code }) => code);

/** Capital at the head office, funds of the branches through 3001. */
export function addFunds(rows: Rows, clerk: Clerk): void {
  const funds = { subject: SUBJECT.centralBank, owner: null };
  const capital = between(
    { ...funds, branchCode: HEAD_OFFICE },
    { subject: SUBJECT.capital, owner: null, branchCode: HEAD_OFFICE },
    CURRENCY,
    CAPITAL,
  );
  const branches = CODES.flatMap((code) =>
    between({ ...funds, branchCode: code }, { ...funds, branchCode: HEAD_OFFICE }, CURRENCY, BRANCH_FUNDS),
  );
  const head = { branchCode: HEAD_OFFICE, date: later(clerk.today, -BANK_AGE_DAYS), transactionCode: TRANSACTION, tellerId: null };
  addEntry(rows, clerk, head, [...capital, ...branches]);
}

/** Brings each till's booked cash from what its past left to what it holds, against the account with the central bank. */
export function addTillCash(rows: Rows, clerk: Clerk, tills: readonly SandboxTill[]): void {
  for (const code of CODES) {
    const pairs = tills
      .filter(({ branchCode }) => branchCode === code)
      .flatMap((till) => {
        const missing = till.balance - (till.id === `${code}-T01` ? clerk.cashOf(code) : 0n);
        const cash = { subject: SUBJECT.cash, owner: till.id, branchCode: code };
        const funds = { subject: SUBJECT.centralBank, owner: null, branchCode: code };
        if (missing === 0n) return [];
        return missing > 0n ? between(cash, funds, CURRENCY, missing) : between(funds, cash, CURRENCY, -missing);
      });
    addEntry(rows, clerk, { branchCode: code, date: later(clerk.today, -1), transactionCode: TRANSACTION, tellerId: null }, pairs);
  }
}
