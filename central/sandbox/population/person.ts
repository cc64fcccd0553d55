import type { BusinessDate } from '../../../contract/dates/businessDate.ts';
import { searchForms } from '../../customers/fold.ts';
import { dateOf, dayNumber, later } from '../days.ts';
import { personCondition } from '../holdings/conditions.ts';
import { type Holder, planDemand } from '../holdings/demand.ts';
import { FLOWS } from '../holdings/flows.ts';
import { planDeposit } from '../holdings/slots.ts';
import { joinTransfers } from '../holdings/transfers.ts';
import { DEEP, type Invention } from '../invention.ts';
import { customerNumber } from '../numbers.ts';
import type { FiledCustomer, PlannedAccount, PlannedRelationship } from '../planned.ts';
import { type Random, weighted } from '../random.ts';
import { OCCUPATIONS } from './companies.ts';
import { personContacts } from './contacts.ts';
import { cardDates, visitorDocument } from './document.ts';
import type { Adult, Neighbours } from './family.ts';
import { areaOf, personIdentity } from './identity.ts';
import { inventName } from './names.ts';
import { type BranchCode, UYGUR_AREA } from './places.ts';
import { servicesOf } from './services.ts';

const YEAR_DAYS = 365.25;
const MINORS = 6;
const ADULT_YEARS = 16;
/** Ages of adults by ten years, as at a counter: not as in the population. */
const DECADE = weighted([
  [16, 8],
  [26, 22],
  [36, 22],
  [46, 19],
  [56, 15],
  [66, 9],
  [76, 4],
  [86, 1],
] as const);
const BRANCHES = ['1001', '1002', '1003'] as const;

/** Yuan. Few have much: the logarithm is normal, with the middle at 6,000. */
const wealthOf = (random: Random, age: number): number =>
  Math.min(Math.exp(Math.log(6_000) + 1.55 * random.normal()) * (age < ADULT_YEARS ? 0.1 : age < 26 ? 0.4 : 1), 50_000_000);

/** Grades follow wealth, with some years' delay: one in five stands elsewhere. */
function gradeOf(random: Random, wealth: number): string | null {
  if (random.chance(20)) return null;
  return wealth > 300_000 ? 'G3' : wealth > 60_000 ? 'G2' : wealth > 10_000 ? 'G1' : null;
}

function accountsOf(invention: Invention, random: Random, holder: Holder, wealth: number, minor: boolean): PlannedAccount[] {
  const demand = { holder, productCode: 'D01' } as const;
  const condition = personCondition(invention.slots.account(holder.serial));
  const accounts = [
    planDemand(invention, random, { ...demand, ordinal: 1, condition, opening: wealth * (0.3 + random.real()), class: 'I' }),
  ];
  if (minor) return accounts;
  if (random.chance(22))
    accounts.push(
      planDemand(invention, random, { ...demand, ordinal: 2, condition: 'ordinary', opening: Math.min(wealth, 3_000), class: 'II' }),
    );
  if (random.chance(9))
    accounts.push(
      planDemand(invention, random, { ...demand, ordinal: 3, condition: 'ordinary', opening: random.int(50, 900), class: 'III' }),
    );
  const deposit = { holder, wealth, company: false };
  const first = planDeposit(invention, random, { ...deposit, ordinal: 4 }, invention.slots.deposit(holder.serial));
  if (first !== null) accounts.push(first);
  // Who has much has several certificates.
  for (let ordinal = 5; ordinal < 8 && random.chance(wealth > 50_000 ? 45 : 4); ordinal += 1) {
    const more = planDeposit(invention, random, { ...deposit, ordinal }, 20);
    if (more !== null) accounts.push(more);
  }
  return accounts;
}

const earliestSince = (accounts: readonly PlannedAccount[], today: string): string =>
  accounts.reduce((since, { openedOn }) => (openedOn < since ? openedOn : since), today);

const related = (kind: 'guardian' | 'spouse', other: Adult): PlannedRelationship => ({ kind, other, shareBp: null, scope: null });

/** A person with everything, and among the neighbours from now on. */
export function planPerson(invention: Invention, neighbours: Neighbours, serial: number): FiledCustomer {
  const { seed, today, yesterday } = invention;
  const random = invention.random(serial);
  const slot = invention.slots.person(serial);
  const sex = random.chance(50) ? ('M' as const) : ('F' as const);
  const minor = slot < MINORS;
  const years = minor ? random.int(0, ADULT_YEARS - 2) : DECADE(random) + random.int(0, 9);
  const area = areaOf(seed, serial);
  const wished = dateOf(dayNumber(yesterday) - Math.floor(years * YEAR_DAYS) - random.int(1, 364));
  const { idNumber, birthDate } = personIdentity(seed, serial, sex, wished);
  const birthYear = Number(birthDate.slice(0, 4));
  const guardian = minor ? neighbours.parentOf(birthYear) : null;
  const visitor = minor ? null : visitorDocument(random, { seed, serial, sex, today }, slot);
  const transcribedPercent = area.code === UYGUR_AREA ? 50 : 0.4;
  const family = guardian?.surname ?? undefined;
  const invented = inventName(random, { sex, birthYear, transcribedPercent, ...(family === undefined ? {} : { surname: family }) });
  const name = visitor?.name ?? invented.name;
  const branchCode: BranchCode = area.branchCode ?? random.pick(BRANCHES);
  const age = Math.floor((dayNumber(today) - dayNumber(birthDate)) / YEAR_DAYS);
  const wealth = wealthOf(random, age);
  const adultOn = later(birthDate, Math.ceil(ADULT_YEARS * YEAR_DAYS));
  const newborn = later(birthDate, 20);
  const first = minor ? newborn : adultOn;
  const holder: Holder = {
    serial,
    branchCode,
    usual: Math.max(Math.min(wealth / 4, 30_000), 300),
    earliest: first > yesterday ? yesterday : first,
    flow: minor ? FLOWS.minor : age >= 60 ? FLOWS.retired : FLOWS.employed,
  };
  const planned = accountsOf(invention, random, holder, wealth, minor);
  const accounts = serial > DEEP ? planned : joinTransfers(planned);
  const since = earliestSince(accounts, yesterday);
  const idType = visitor?.idType ?? (minor && random.chance(50) ? 'householdRegister' : 'residentId');
  const adult: Adult = {
    number: customerNumber(serial),
    name,
    idType,
    idNumber: visitor?.idNumber ?? idNumber,
    surname: visitor === null ? invented.surname : null,
    sex,
    birthYear,
  };
  const spouse = !minor && age > 24 && random.chance(18) ? neighbours.spouseOf(adult) : null;
  if (!minor) neighbours.add(adult);
  return {
    number: adult.number,
    kind: 'person',
    name,
    forms: visitor?.name == null ? invented.forms : searchForms(name, 'person'),
    branchCode,
    idType,
    idNumber: adult.idNumber,
    birthDate,
    sex,
    nationality: visitor?.nationality ?? 'CN',
    occupation: minor ? '学生' : age >= 60 ? '退休' : random.chance(85) ? random.pick(OCCUPATIONS) : null,
    document: visitor?.document ?? { issuer: 'CN', ...documentOf(random, idType, birthDate, today) },
    ...personContacts(random, { seed, serial, branchCode, since, today }),
    gradeCode: gradeOf(random, wealth),
    since,
    accounts,
    relationships: [...(guardian === null ? [] : [related('guardian', guardian)]), ...(spouse === null ? [] : [related('spouse', spouse)])],
    services: minor ? [] : servicesOf(random, accounts, today),
  };
}

/** A page of the household register has no end. */
const documentOf = (random: Random, idType: string, birthDate: string, today: BusinessDate) =>
  idType === 'householdRegister' ? { issuedOn: null, expiresOn: null } : cardDates(random, birthDate, today);
