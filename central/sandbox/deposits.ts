import { addDays, addMonths, type BusinessDate } from '../../contract/dates/businessDate.ts';
import { maturityOf } from '../../contract/interest/fixed.ts';
import type { Tx } from '../database/serializable.ts';
import { PLAIN, readTerm } from './holdings/deposits.ts';
import { CASH_IN } from './holdings/flows.ts';
import { postedRate } from './holdings/posted.ts';
import { accountNumber, certificateNumber, passbookNumber } from './numbers.ts';
import { PEOPLE } from './people.ts';
import { planCustomers } from './plan.ts';
import type { PlannedAccount, PlannedDeposit } from './planned.ts';
import { addAccounts } from './rows/accounts.ts';
import type { Clerk } from './rows/clerk.ts';
import { emptyRows, writeRows } from './rows/tables.ts';

/** Whose they are: an ordinary customer of branch 1001. */
const HOLDER = PEOPLE.findIndex(({ name }) => name === '仇海峰');
const SERIAL = (HOLDER + 1) * 10;

/** Time deposits of a known customer, for the documentation and the tests. The numbers do not depend on the date. */
export const SANDBOX_DEPOSITS = {
  /** Three months, matured today or in the last days; 20,000 yuan. */
  matured: { number: accountNumber('1001', '11', SERIAL + 3), certificateNumber: certificateNumber(SERIAL + 3) },
  /** On call of seven days, no notice yet; 200,000 yuan. */
  call: { number: accountNumber('1001', '13', SERIAL + 4), certificateNumber: certificateNumber(SERIAL + 4) },
  /** Instalments of 500 yuan for a year; the first is paid, the second is due. */
  instalments: { number: accountNumber('1001', '15', SERIAL + 5), passbookNumber: passbookNumber(SERIAL + 5) },
} as const;

interface Contract {
  readonly number: string;
  readonly certificateNumber: string;
  readonly productCode: string;
  readonly openedOn: BusinessDate;
  /** Fen. */
  readonly amount: bigint;
  readonly term: Pick<PlannedDeposit, 'maturesOn' | 'rate'>;
  readonly books?: PlannedAccount['books'];
}

const plan = ({ number, certificateNumber: certificate, productCode, openedOn, amount, term, books = [] }: Contract): PlannedAccount => ({
  number,
  productCode,
  state: 'active',
  openedOn,
  books,
  movements: [{ ...CASH_IN, date: openedOn, amount }],
  deposit: { ...PLAIN, ...term, certificateNumber: certificate, openedOn, termStartedOn: openedOn, principal: amount },
});

function planDeposits(today: BusinessDate): PlannedAccount[] {
  const [quarter, month] = [addMonths(today, -3), addMonths(today, -1)];
  const { matured, call, instalments } = SANDBOX_DEPOSITS;
  return [
    plan({
      ...matured,
      productCode: 'F3M',
      openedOn: quarter,
      amount: 2_000_000n,
      term: { maturesOn: maturityOf(quarter, readTerm('3M')), rate: postedRate('fixed', '3M', quarter) },
    }),
    plan({ ...call, productCode: 'N7D', openedOn: addDays(today, -40), amount: 20_000_000n, term: { maturesOn: null, rate: null } }),
    plan({
      number: instalments.number,
      certificateNumber: certificateNumber(SERIAL + 5),
      productCode: 'I1Y',
      openedOn: month,
      amount: 50_000n,
      term: { maturesOn: maturityOf(month, readTerm('1Y')), rate: postedRate('instalment', '1Y', month) },
      books: [{ number: instalments.passbookNumber, state: 'active', after: 0, printed: 1 }],
    }),
  ];
}

/** Writes them. Instalment savings have a book and no certificate. */
export async function seedDeposits(tx: Tx, clerk: Clerk): Promise<void> {
  const holder = planCustomers(clerk.today)[HOLDER];
  if (holder === undefined) throw new Error('The sandbox has lost the holder of its deposits');
  const rows = emptyRows();
  addAccounts(rows, clerk, { ...holder, accounts: planDeposits(clerk.today) });
  await writeRows(tx, rows);
  await tx
    .updateTable('deposits')
    .set({ certificate_number: null })
    .where('account_number', '=', SANDBOX_DEPOSITS.instalments.number)
    .execute();
}
