import { residentIdCheckCharacter } from '../../contract/identifiers/residentId.ts';
import { usccCheckCharacter } from '../../contract/identifiers/uscc.ts';
import type { Random } from './random.ts';

const digits = (value: number, length: number): string => value.toString().padStart(length, '0');

/** A valid resident ID number (GB 11643): odd sequence for men. Invented, so it may be somebody's; it stays in the sandbox. */
export function inventResidentId(random: Random, area: string, sex: 'M' | 'F'): { idNumber: string; birthDate: string } {
  const [year, month, day] = [random.int(1948, 2004), random.int(1, 12), random.int(1, 28)];
  const sequence = random.int(0, 498) * 2 + (sex === 'M' ? 1 : 2);
  const body = `${area}${year}${digits(month, 2)}${digits(day, 2)}${digits(sequence, 3)}`;
  return { idNumber: body + residentIdCheckCharacter(body), birthDate: `${year}-${digits(month, 2)}-${digits(day, 2)}` };
}

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Check character of an organisation code (GB 11714): it stands inside of the credit code, which has one of its own. */
function organisationCheck(code: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce<number>((total, weight, index) => total + weight * Number(code[index]), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/** A valid unified social credit code (GB 32100) of a company. */
export function inventCreditCode(random: Random, area: string): string {
  const organisation = digits(random.int(10_000_000, 99_999_999), 8);
  const body = `91${area}${organisation}${organisationCheck(organisation)}`;
  return body + usccCheckCharacter(body);
}

export const inventPhone = (random: Random): string =>
  `1${random.pick(['33', '38', '50', '59', '86', '99'])}${digits(random.int(0, 99_999_999), 8)}`;

/** As central makes them; sandbox serials lie outside of those that openings draw. */
export { accountNumber } from '../accounts/numbers.ts';

export const customerNumber = (serial: number): string => digits(8_000_000_000 + serial, 10);

export const passbookNumber = (serial: number): string => `60${digits(serial, 8)}`;

/** Number of a deposit's certificate. */
export const certificateNumber = (serial: number): string => `70${digits(serial, 8)}`;
