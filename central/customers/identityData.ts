import type { IdentityData } from '../../contract/central/ecifData.ts';
import type { FieldError, WireError } from '../../contract/errors/wire.ts';
import type { Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import { type Identity, readIdentity } from './identity.ts';
import { matchName } from './matchName.ts';
import { isName } from './names.ts';
import { readPhone } from './phone.ts';

/** What a customer is recognised by, folded and checked. */
export interface ReadIdentityData {
  readonly kind: 'person' | 'company';
  /** As it will be shown: composed characters, no outer spaces. */
  readonly name: string;
  readonly matchName: string;
  readonly identity: Identity;
  readonly birthDate: string | null;
  readonly phone: string | null;
}

/** A household register identifies minors until sixteen; from then on the law demands a card of one's own (resident ID card law, art. 2). */
const REGISTER_UNTIL_YEARS = 16;

const yearsLater = (date: string, years: number): string => `${String(Number(date.slice(0, 4)) + years).padStart(4, '0')}${date.slice(4)}`;

const invalid = (field: string, reason: string): FieldError => ({ field, code: 'INPUT_INVALID', details: { reason } });
const document = (reason: string): FieldError => ({ field: 'idNumber', code: 'ID_NUMBER_INVALID', details: { reason } });

function documentProblems({ kind, birthDate }: IdentityData, identity: Identity, on: string): FieldError[] {
  const problems: FieldError[] = [];
  const companyOnly = identity.idType === 'creditCode';
  if (identity.idType !== 'other' && companyOnly !== (kind === 'company'))
    problems.push(document(companyOnly ? 'a credit code is a company’s' : 'this document is a person’s'));
  const born = identity.birthDate ?? birthDate;
  if (identity.birthDate !== null && birthDate !== null && identity.birthDate !== birthDate)
    problems.push(document('the number holds another birth date'));
  if (born !== null && born > on) problems.push(document('the birth date is in the future'));
  if (identity.idType === 'householdRegister' && born !== null && yearsLater(born, REGISTER_UNTIL_YEARS) <= on)
    problems.push(document('a household register is for minors under sixteen'));
  return problems;
}

export const readName = (name: string): string => name.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

/**
 * Folds and checks what was typed, as of a business date. A resident ID number gives the birth date where it was left out.
 * Refuses with INPUT_INVALID and the fields.
 */
export function readIdentityData(data: IdentityData, on: string): Result<ReadIdentityData, WireError> {
  const identity = readIdentity(data.idType, data.idNumber);
  const phone = data.phone === null || data.phone.trim() === '' ? null : readPhone(data.phone);
  const name = readName(data.name);
  const problems: FieldError[] = [
    ...(isName(name, data.kind) ? [] : [invalid('name', 'this is not a name')]),
    ...(identity === null ? [document('form or check character')] : documentProblems(data, identity, on)),
    ...(data.phone !== null && data.phone.trim() !== '' && phone === null
      ? [{ field: 'phone', code: 'PHONE_INVALID' as const, details: {} }]
      : []),
    ...(data.kind === 'company' && data.birthDate !== null ? [invalid('birthDate', 'a company has none')] : []),
  ];
  if (identity === null || problems.length > 0)
    return refuse('INPUT_INVALID', { reason: problems.map(({ field }) => field).join(', ') }, problems);
  return {
    ok: true,
    value: {
      kind: data.kind,
      name,
      matchName: matchName(name, data.kind),
      identity,
      birthDate: data.kind === 'person' ? (identity.birthDate ?? data.birthDate) : null,
      phone,
    },
  };
}
