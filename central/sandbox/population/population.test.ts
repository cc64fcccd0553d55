import { beforeAll, expect, test } from 'vitest';
import type { BusinessDate } from '../../../contract/dates/businessDate.ts';
import { parseResidentId } from '../../../contract/identifiers/residentId.ts';
import { parseUscc } from '../../../contract/identifiers/uscc.ts';
import { isName } from '../../customers/names.ts';
import { readPhone } from '../../customers/phone.ts';
import { createInvention, DEEP } from '../invention.ts';
import { PEOPLE } from '../people.ts';
import { planCustomers } from '../plan.ts';
import type { FiledCustomer, PlannedCustomer } from '../planned.ts';
import { planCustomer } from './customer.ts';
import { createNeighbours } from './family.ts';

const TODAY = '2025-03-10' as BusinessDate;
const SEED = 20_250_101;

function plan(seed: number, to: number): FiledCustomer[] {
  const invention = createInvention(seed, TODAY);
  const neighbours = createNeighbours();
  return Array.from({ length: to - 40 }, (_, index) => planCustomer(invention, neighbours, index + 41));
}

let customers: readonly FiledCustomer[] = [];
let people: readonly FiledCustomer[] = [];
let companies: readonly FiledCustomer[] = [];
beforeAll(() => {
  customers = plan(SEED, 4_000);
  people = customers.filter(({ kind }) => kind === 'person');
  companies = customers.filter(({ kind }) => kind === 'company');
});

const everybody = (): readonly PlannedCustomer[] => [...planCustomers(TODAY), ...customers];
const age = ({ birthDate }: PlannedCustomer): number => (Date.parse(TODAY) - Date.parse(birthDate ?? TODAY)) / 86_400_000 / 365.25;
const balanceOf = ({ accounts }: PlannedCustomer): number =>
  Number(accounts.flatMap(({ movements }) => movements).reduce((sum, { amount }) => sum + amount, 0n)) / 100;

test('every identity number is valid and says the birth date and sex of its holder', () => {
  for (const { idType, idNumber, birthDate, sex } of customers) {
    if (idType === 'residentId' || idType === 'householdRegister')
      expect(parseResidentId(idNumber, TODAY)).toMatchObject({ ok: true, value: { birth: birthDate, sex } });
    else if (idType === 'creditCode') expect(parseUscc(idNumber)).toMatchObject({ ok: true });
    else expect(['passport', 'hkMacaoPermit']).toContain(idType);
  }
});

test('nobody has the document, phone, account, passbook or certificate of somebody else', () => {
  const distinct = (values: readonly (string | undefined)[]): void => {
    const given = values.filter((value) => value !== undefined);
    expect(new Set(given).size).toBe(given.length);
  };
  distinct(everybody().map(({ idNumber }) => idNumber));
  distinct(everybody().map(({ phone }) => phone));
  const accounts = everybody().flatMap((customer) => customer.accounts);
  distinct(accounts.map(({ number }) => number));
  distinct(accounts.flatMap(({ books }) => books.map(({ number }) => number)));
  distinct(accounts.map(({ deposit }) => deposit?.certificateNumber));
});

test('names can be stored and searched; the first forty keep theirs to themselves', () => {
  const known = new Set(PEOPLE.map(({ name }) => name));
  for (const { name, kind, forms } of customers) {
    expect(isName(name, kind), name).toBe(true);
    expect(known.has(name), name).toBe(false);
    if (kind === 'person') expect(forms.searchInitials.startsWith('zxm'), name).toBe(false);
  }
  for (const { phone } of customers) expect(readPhone(phone)).toBe(phone);
});

test('names are as frequent as in life, with those among them that programs stumble over', () => {
  const share = (surname: string): number => people.filter(({ name }) => name.startsWith(surname)).length / people.length;
  expect(share('王')).toBeGreaterThan(share('曾'));
  expect(share('王') + share('李') + share('张')).toBeGreaterThan(0.15);
  for (const surname of ['曾', '仇', '区', '单于', '欧阳']) expect(share(surname), surname).toBeGreaterThan(0);
  const read = (surname: string): string | undefined => people.find(({ name }) => name.startsWith(surname))?.forms.searchPinyin;
  expect(read('单于')).toMatch(/^chanyu/);
  expect(read('曾')).toMatch(/^zeng/);
  expect(read('仇')).toMatch(/^qiu/);
  expect(people.some(({ name }) => /^[^·]+·[^·]+$/.test(name))).toBe(true);
  expect(people.some(({ nationality }) => nationality !== 'CN')).toBe(true);
});

test('both sexes and all ages; minors have a guardian who is old enough and bears the same name', () => {
  const women = people.filter(({ sex }) => sex === 'F').length / people.length;
  expect(women).toBeGreaterThan(0.45);
  expect(women).toBeLessThan(0.55);
  for (const [from, to] of [
    [0, 8],
    [8, 16],
    [16, 30],
    [30, 60],
    [60, 80],
    [80, 100],
  ] as const)
    expect(people.filter((person) => age(person) >= from && age(person) < to).length, `${from} to ${to}`).toBeGreaterThan(5);
  const minors = people.filter((person) => age(person) < 16);
  const guarded = minors.filter(({ relationships }) => relationships.some(({ kind }) => kind === 'guardian'));
  expect(guarded.length / minors.length).toBeGreaterThan(0.9);
  const byNumber = new Map(people.map((person) => [person.number, person]));
  for (const minor of guarded) {
    const guardian = byNumber.get(minor.relationships[0]?.other.number ?? '');
    expect(guardian === undefined ? 99 : age(guardian) - age(minor)).toBeGreaterThan(20);
  }
});

test('companies have a leader, owners whose shares do not exceed the whole, and one in seventeen customers is one', () => {
  expect(companies.length / customers.length).toBeCloseTo(0.06, 2);
  for (const { relationships } of companies) {
    expect(relationships.filter(({ kind }) => kind === 'legalRepresentative')).toHaveLength(1);
    const shares = relationships.filter(({ kind }) => kind === 'shareholder').map(({ shareBp }) => shareBp ?? 0);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(10_000);
  }
});

test('few are rich and many have little', () => {
  const balances = people.map(balanceOf).sort((one, other) => one - other);
  const total = balances.reduce((sum, balance) => sum + balance, 0);
  const median = balances[Math.floor(balances.length / 2)] ?? 0;
  expect(median).toBeGreaterThan(1_000);
  expect(total / balances.length).toBeGreaterThan(median * 2);
  const richest = balances.slice(-Math.floor(balances.length / 10)).reduce((sum, balance) => sum + balance, 0);
  expect(richest / total).toBeGreaterThan(0.5);
});

test('no past is longer than the holder’s life, out of order, in the future or below zero', () => {
  for (const { name, birthDate, since, accounts, idType } of customers)
    for (const { openedOn, movements, number } of accounts) {
      expect(since <= openedOn).toBe(true);
      if (idType !== 'creditCode') expect((birthDate ?? '') <= openedOn, `${name} ${number}`).toBe(true);
      let balance = 0n;
      let last = openedOn;
      for (const { amount, date } of movements) {
        balance += amount;
        expect(balance >= 0n, number).toBe(true);
        expect(amount !== 0n && date >= last && date < TODAY, `${number} ${last} ${date}`).toBe(true);
        last = date;
      }
    }
});

test('accounts of class III hold two thousand yuan at most, and none but class I sees cash', () => {
  for (const account of people.flatMap(({ accounts }) => accounts)) {
    if (account.class === undefined || account.class === 'I') continue;
    expect(account.movements.some(({ cash }) => cash)).toBe(false);
    if (account.class === 'III') expect(account.movements.reduce((sum, { amount }) => sum + amount, 0n)).toBeLessThanOrEqual(200_000n);
  }
});

test('behind the first customers, pasts are short', () => {
  const short = customers.filter(({ number }) => Number(number.slice(1)) > DEEP);
  expect(short.length).toBeGreaterThan(1_000);
  for (const { accounts } of short) for (const { movements } of accounts) expect(movements.length).toBeLessThanOrEqual(4);
});

test('the same seed gives the same customers, another seed others', () => {
  const [one, again, other] = [plan(5, 400), plan(5, 400), plan(6, 400)];
  expect(again).toEqual(one);
  const same = other.filter(({ name, idNumber }, index) => name === one[index]?.name || idNumber === one[index]?.idNumber);
  expect(same.length).toBeLessThan(20);
});
