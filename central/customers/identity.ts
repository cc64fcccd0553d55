import { compactIdentifier } from '../../contract/identifiers/common.ts';
import { residentIdCheckCharacter } from '../../contract/identifiers/residentId.ts';
import { normalizeResidentId } from '../../contract/identifiers/residentId15.ts';
import { parseUscc } from '../../contract/identifiers/uscc.ts';
import type { IdType } from '../../contract/views/customer.ts';

/** A document number as it is stored and compared. */
export interface Identity {
  readonly idType: IdType;
  readonly idNumber: string;
  /** Equal for two documents of which one proves that the other is the same customer's. */
  readonly key: string;
  /** What the number itself says; null where it says nothing. */
  readonly birthDate: string | null;
  readonly sex: 'M' | 'F' | null;
}

const KEY: Readonly<Record<IdType, string>> = {
  residentId: 'RIC',
  // A minor's page in the household register shows the number that the later card will have.
  householdRegister: 'RIC',
  passport: 'PASSPORT',
  hkMacaoPermit: 'HKM',
  taiwanPermit: 'TW',
  foreignPermanentResidence: 'FPR',
  creditCode: 'USCC',
  other: 'OTHER',
};

const plain = (idType: IdType, idNumber: string): Identity => ({
  idType,
  idNumber,
  key: `${KEY[idType]}:${idNumber}`,
  birthDate: null,
  sex: null,
});

function resident(idType: IdType, text: string): Identity | null {
  const read = normalizeResidentId(text);
  return read.ok ? { ...plain(idType, read.value.value), birthDate: read.value.birth, sex: read.value.sex } : null;
}

const withoutHyphens = (text: string): string => compactIdentifier(text).replaceAll('-', '');

/** The cards of 2017 have three letters and twelve digits, those of 2023 eighteen digits that begin with 9 and end like a resident ID. */
const permanentResidence = (number: string): boolean =>
  /^[A-Z]{3}\d{12}$/.test(number) || (/^9\d{16}[\dX]$/.test(number) && residentIdCheckCharacter(number) === number.at(-1));

/**
 * Reads a document number of its type, or null when it has not its form. The last two digits of the older travel permits count
 * re-issues and are dropped: the number before them is the holder's for life.
 */
export function readIdentity(idType: IdType, text: string): Identity | null {
  const number = withoutHyphens(text);
  switch (idType) {
    case 'residentId':
    case 'householdRegister':
      return resident(idType, text);
    case 'creditCode': {
      const code = parseUscc(text);
      return code.ok ? plain(idType, code.value.value) : null;
    }
    case 'passport':
      return /^[A-Z0-9]{5,15}$/.test(number) && /\d/.test(number) ? plain(idType, number) : null;
    case 'hkMacaoPermit':
      return /^[HM]\d{8}(\d{2})?$/.test(number) ? plain(idType, number.slice(0, 9)) : null;
    case 'taiwanPermit':
      return /^\d{8}(\d{2}[A-Z]?)?$/.test(number) ? plain(idType, number.slice(0, 8)) : null;
    case 'foreignPermanentResidence':
      return permanentResidence(number) ? plain(idType, number) : null;
    case 'other':
      return /^[A-Z0-9]{3,30}$/.test(number) ? plain(idType, number) : null;
  }
}
