import { accountNumber } from '../accounts/numbers.ts';
import { SANDBOX_DEPOSITS } from './deposits.ts';
import { COMPANIES, PEOPLE, type Peculiarity } from './people.ts';

const first = (branchCode: string, peculiarity: Peculiarity): string => {
  const index = PEOPLE.findIndex((person) => person.branchCode === branchCode && person.peculiarity === peculiarity);
  const person = PEOPLE[index];
  if (person === undefined) throw new Error(`No ${peculiarity} account at ${branchCode}`);
  return accountNumber(person.branchCode, '01', (index + 1) * 10 + 1);
};

/**
 * Account numbers of branch 1001 by what they are good for in a demonstration or a test. They do not depend on the date.
 * `unknown` has the right form and check digit and does not exist.
 */
export const sandboxAccounts = () => ({
  /** 曾小明, active, book with free and unposted lines. */
  active: first('1001', 'ordinary'),
  frozen: first('1001', 'frozen'),
  dormant: first('1001', 'dormant'),
  closed: first('1001', 'closed'),
  /** Reported in writing ten days ago: may be found or replaced. */
  lostBook: first('1001', 'lostBook'),
  nearlyFullBook: first('1001', 'nearlyFullBook'),
  newBook: first('1001', 'newBook'),
  /** Kept by branch 1002. */
  otherBranch: first('1002', 'ordinary'),
  /** A company's, without a passbook. */
  company: accountNumber('1001', '02', (PEOPLE.length + COMPANIES.findIndex(({ branchCode }) => branchCode === '1001') + 1) * 10 + 1),
  /** Time deposits of 仇海峰. */
  maturedDeposit: SANDBOX_DEPOSITS.matured.number,
  callDeposit: SANDBOX_DEPOSITS.call.number,
  instalments: SANDBOX_DEPOSITS.instalments.number,
  unknown: accountNumber('1001', '01', 9_999_999_991),
});
