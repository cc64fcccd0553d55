import { addDays, type BusinessDate } from '../../contract/dates/businessDate.ts';
import { accountNumber } from '../accounts/numbers.ts';
import { inventHistory } from './history.ts';
import { customerNumber, inventCreditCode, inventPhone, inventResidentId, passbookNumber } from './numbers.ts';
import { COMPANIES, type Company, PEOPLE, type Peculiarity, type Person, PLACES } from './people.ts';
import { LINES_PER_BOOK, type PlannedAccount, type PlannedBook, type PlannedCustomer } from './planned.ts';
import { createRandom, type Random } from './random.ts';

/** Free lines that the nearly full book has left. */
export const LINES_LEFT = 2;
const SEED = 20_250_101;

const BOOK_STATES: Partial<Record<Peculiarity, PlannedBook['state']>> = { lostBook: 'lost', closed: 'void' };

const STATES: Partial<Record<Peculiarity, PlannedAccount['state']>> = { frozen: 'frozen', dormant: 'dormant', closed: 'closed' };

/** How many movements an account has, and how many of them are printed. */
function extent(random: Random, peculiarity: Peculiarity): { count: number; printed: number } {
  if (peculiarity === 'nearlyFullBook') return { count: LINES_PER_BOOK - LINES_LEFT + 1, printed: LINES_PER_BOOK - LINES_LEFT };
  if (peculiarity === 'newBook') return { count: 1, printed: 0 };
  const count = random.int(8, 30);
  return { count, printed: peculiarity === 'closed' ? count : count - random.int(1, 5) };
}

function personAccount(random: Random, today: BusinessDate, person: Person, serial: number, peculiarity: Peculiarity): PlannedAccount {
  const { count, printed } = extent(random, peculiarity);
  const newest = addDays(today, peculiarity === 'dormant' ? -900 : -1);
  const openedOn = addDays(newest, peculiarity === 'newBook' ? 0 : -random.int(200, 700));
  const options = { opening: BigInt(random.int(1_000, 60_000)) * 100n, emptied: peculiarity === 'closed' };
  return {
    number: accountNumber(person.branchCode, '01', serial),
    productCode: 'D01',
    state: STATES[peculiarity] ?? 'active',
    openedOn,
    books: [{ number: passbookNumber(serial), state: BOOK_STATES[peculiarity] ?? 'active', after: 0, printed }],
    movements: inventHistory(random, openedOn, newest, count, options),
  };
}

function companyAccount(random: Random, today: BusinessDate, company: Company, serial: number): PlannedAccount {
  const openedOn = addDays(today, -random.int(300, 900));
  const options = { opening: BigInt(random.int(200_000, 900_000)) * 100n, emptied: false };
  return {
    number: accountNumber(company.branchCode, '02', serial),
    productCode: 'D02',
    state: 'active',
    openedOn,
    books: [],
    movements: inventHistory(random, openedOn, addDays(today, -1), random.int(10, 40), options),
  };
}

const GRADES = ['G1', 'G2', 'G3'] as const;

function planPerson(person: Person, index: number, today: BusinessDate): PlannedCustomer {
  // A generator of its own for each customer, so that adding one changes none of the others.
  const random = createRandom(SEED + index);
  const place = PLACES[person.branchCode];
  const { idNumber, birthDate } = inventResidentId(random, place.area, person.sex);
  const serial = (index + 1) * 10;
  const accounts = [personAccount(random, today, person, serial + 1, person.peculiarity)];
  if (person.accounts === 2) accounts.push(personAccount(random, today, person, serial + 2, 'ordinary'));
  return {
    number: customerNumber(index + 1),
    kind: 'person',
    name: person.name,
    branchCode: person.branchCode,
    idType: 'residentId',
    idNumber,
    birthDate,
    sex: person.sex,
    phone: inventPhone(random),
    address: `${place.address}${random.int(1, 300)}号${random.int(1, 30)}室`,
    gradeCode: random.int(0, 3) === 0 ? null : random.pick(GRADES),
    since: accounts.map(({ openedOn }) => openedOn).sort()[0] ?? today,
    accounts,
  };
}

function planCompany(company: Company, index: number, today: BusinessDate): PlannedCustomer {
  const random = createRandom(SEED + index);
  const place = PLACES[company.branchCode];
  const account = companyAccount(random, today, company, (index + 1) * 10 + 1);
  return {
    number: customerNumber(index + 1),
    kind: 'company',
    name: company.name,
    branchCode: company.branchCode,
    idType: 'creditCode',
    idNumber: inventCreditCode(random, place.area),
    birthDate: null,
    sex: null,
    phone: inventPhone(random),
    address: `${place.address}${random.int(1, 300)}号`,
    gradeCode: null,
    since: account.openedOn,
    accounts: [account],
  };
}

/** The sandbox's customers with their whole past, the same for the same business date. */
export const planCustomers = (today: BusinessDate): PlannedCustomer[] => [
  ...PEOPLE.map((person, index) => planPerson(person, index, today)),
  ...COMPANIES.map((company, index) => planCompany(company, PEOPLE.length + index, today)),
];
