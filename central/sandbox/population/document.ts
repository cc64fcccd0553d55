import { addYears, type BusinessDate } from '../../../contract/dates/businessDate.ts';
import type { IdType } from '../../../contract/views/customer.ts';
import { dateOf, dayNumber } from '../days.ts';
import type { FiledCustomer } from '../planned.ts';
import type { Random } from '../random.ts';
import { FOREIGN } from './givenNames.ts';
import { documentDigits } from './identity.ts';

const YEAR_DAYS = 365.25;
/** Slots of a hundred customers. */
export const FOREIGNER = 6;
export const HONG_KONG = 7;

/** Validity of resident ID cards by the holder's age at issue (居民身份证法, article 5); from 46 on without end. */
const validYears = (age: number): number | null => (age < 16 ? 5 : age <= 25 ? 10 : age <= 45 ? 20 : null);

/** Dates of a card that is valid today; one in thirty has run out lately. */
export function cardDates(random: Random, birthDate: string, today: BusinessDate): { issuedOn: string; expiresOn: string | null } {
  const [born, now] = [dayNumber(birthDate), dayNumber(today)];
  const expired = random.chance(3);
  const ago = expired ? 0 : random.int(0, Math.round(4.5 * YEAR_DAYS));
  const issued = Math.max(now - ago, born);
  const age = Math.floor((issued - born) / YEAR_DAYS);
  const years = validYears(age);
  const issuedOn = dateOf(issued);
  if (!expired) return { issuedOn, expiresOn: years === null ? null : addYears(issuedOn, years) };
  const ended = now - random.int(1, 200);
  const old = validYears(Math.floor((ended - born) / YEAR_DAYS) - 11) ?? 20;
  const from = addYears(dateOf(ended), -old);
  return dayNumber(from) < born
    ? { issuedOn: dateOf(born), expiresOn: dateOf(ended > born ? ended : now) }
    : { issuedOn: from, expiresOn: dateOf(ended) };
}

export interface VisitorDocument {
  readonly idType: IdType;
  readonly idNumber: string;
  readonly nationality: string;
  readonly document: FiledCustomer['document'];
  /** Null: as anybody's. */
  readonly name: string | null;
}

/** Documents of people without a resident ID card, by the customer's slot; null for everybody else. */
export function visitorDocument(
  random: Random,
  { seed, serial, sex, today }: { readonly seed: number; readonly serial: number; readonly sex: 'M' | 'F'; readonly today: string },
  slot: number,
): VisitorDocument | null {
  if (slot !== FOREIGNER && slot !== HONG_KONG) return null;
  const digits = documentDigits(seed, serial);
  const issued = dayNumber(today) - random.int(100, 3_000);
  const dates = { issuedOn: dateOf(issued), expiresOn: dateOf(issued + 3_652) };
  if (slot === HONG_KONG)
    return { idType: 'hkMacaoPermit', idNumber: `H${digits}`, nationality: 'CN', document: { issuer: 'CN', ...dates }, name: null };
  const [country, men, women] = FOREIGN[random.int(0, FOREIGN.length - 1)] ?? ['US', ['SMITH JOHN'], ['SMITH ANNE']];
  const name = random.pick(sex === 'M' ? men : women);
  return { idType: 'passport', idNumber: `E${digits}`, nationality: country, document: { issuer: country, ...dates }, name };
}
