import type { BusinessDate } from '../../../contract/dates/businessDate.ts';
import { residentIdCheckCharacter } from '../../../contract/identifiers/residentId.ts';
import { usccCheckCharacter } from '../../../contract/identifiers/uscc.ts';
import { dateOf, dayNumber } from '../days.ts';
import { mixSeed } from '../random.ts';
import { AREAS, type Area } from './places.ts';

/*
 * Numbers that must not repeat among two million customers are spread, not drawn: a customer's serial is sent through a one-to-one map of
 * whole numbers, and the result is cut into the parts of the number. No list of what was given already is needed.
 */

const SEQUENCES = 499;
const DAY_CLASSES = 64;
/** So many persons have different resident ID numbers for certain. */
export const MOST_PERSONS = SEQUENCES * DAY_CLASSES * AREAS.length;

/** One-to-one on 0 to `size - 1`, as long as `factor` and `size` have no common divisor. */
const spread = (index: number, size: number, factor: number, shift: number): number => (index * factor + shift) % size;

// A prime below the golden section of MOST_PERSONS.
const PERSON_FACTOR = 1_263_193;

interface PersonPlace {
  readonly area: Area;
  readonly sequence: number;
  readonly dayClass: number;
}

function placeOf(seed: number, serial: number): PersonPlace {
  const spot = spread(serial, MOST_PERSONS, PERSON_FACTOR, mixSeed(seed, 1) % MOST_PERSONS);
  const rest = Math.floor(spot / SEQUENCES);
  const area = AREAS[rest % AREAS.length];
  if (area === undefined) throw new Error('No area');
  return { area, sequence: spot % SEQUENCES, dayClass: Math.floor(rest / AREAS.length) };
}

export interface PersonIdentity {
  readonly idNumber: string;
  readonly birthDate: BusinessDate;
  readonly area: Area;
}

export const areaOf = (seed: number, serial: number): Area => placeOf(seed, serial).area;

/** A resident ID number (GB 11643) that no other serial has. The birth date is moved back by up to 63 days from the wished one. */
export function personIdentity(seed: number, serial: number, sex: 'M' | 'F', wishedBirth: string): PersonIdentity {
  const { area, sequence, dayClass } = placeOf(seed, serial);
  const wished = dayNumber(wishedBirth);
  // Days before 1970 are negative.
  const over = (((wished - dayClass) % DAY_CLASSES) + DAY_CLASSES) % DAY_CLASSES;
  const birthDate = dateOf(wished - over);
  const body = `${area.code}${birthDate.replaceAll('-', '')}${String(sequence * 2 + (sex === 'M' ? 1 : 2)).padStart(3, '0')}`;
  return { idNumber: body + residentIdCheckCharacter(body), birthDate, area };
}

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Check character of an organisation code (GB 11714), in which A counts ten and Z thirty-five. */
function organisationCheck(code: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce<number>((total, weight, index) => total + weight * Number.parseInt(code[index] ?? '0', 36), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/** GB 32100 leaves out I, O, S, V and Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 6;
const ORGANISATIONS = ALPHABET.length ** 5;
// A prime near the golden section of ORGANISATIONS.
const ORGANISATION_FACTOR = 17_693_773;

/** A unified social credit code (GB 32100) that no other serial has; `kind` are its first two characters. */
export function creditCode(seed: number, serial: number, kind: string, area: string): string {
  // Organisation codes that begin with MA are given since 2015, so that none collides with an older one of digits only.
  let rest = spread(serial, ORGANISATIONS, ORGANISATION_FACTOR, mixSeed(seed, 2) % ORGANISATIONS);
  let text = '';
  for (let place = 0; place < LENGTH; place += 1) {
    text = `${ALPHABET[rest % ALPHABET.length]}${text}`;
    rest = Math.floor(rest / ALPHABET.length);
  }
  const organisation = `MA${text}`;
  const body = `${kind}${area}${organisation}${organisationCheck(organisation)}`;
  return body + usccCheckCharacter(body);
}

const SUBSCRIBERS = 10 ** 8;
const SUBSCRIBER_FACTOR = 61_803_383;
// Other prefixes than those of the first forty customers.
const PREFIXES = [
  '135',
  '136',
  '137',
  '139',
  '151',
  '152',
  '155',
  '158',
  '177',
  '178',
  '180',
  '182',
  '187',
  '188',
  '189',
  '131',
  '185',
] as const;

const subscriber = (seed: number, serial: number, salt: number): string =>
  String(spread(serial, SUBSCRIBERS, SUBSCRIBER_FACTOR, mixSeed(seed, salt) % SUBSCRIBERS)).padStart(8, '0');

/** A mobile number that no other serial has. */
export const mobileOf = (seed: number, serial: number): string =>
  `${PREFIXES[mixSeed(seed, serial) % PREFIXES.length]}${subscriber(seed, serial, 3)}`;

/** A fixed-line number of a city that no other serial has: subscriber numbers do not begin with 0 or 1. */
export const landlineOf = (seed: number, serial: number, dialling: string): string =>
  `${dialling}${6 + (mixSeed(seed, serial) % 3)}${String(spread(serial, 10 ** 7, 6_180_331, mixSeed(seed, 4) % 10 ** 7)).padStart(7, '0')}`;

/** Numbers of passports and permits: eight digits that no other serial has. */
export const documentDigits = (seed: number, serial: number): string => subscriber(seed, serial, 5);
