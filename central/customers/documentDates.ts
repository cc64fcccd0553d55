import type { WireError } from '../../contract/errors/wire.ts';
import { refuse } from '../answer.ts';

/** What is wrong with a document's dates on a business date, or null. An expired document identifies nobody. */
export function documentDates(
  given: { readonly issuedOn: string | null; readonly expiresOn: string | null },
  on: string,
): WireError | null {
  const { issuedOn, expiresOn } = given;
  if (issuedOn !== null && issuedOn > on)
    return refuse('INPUT_INVALID', { reason: 'issuedOn' }, [
      { field: 'issuedOn', code: 'INPUT_INVALID', details: { reason: 'the date is in the future' } },
    ]).error;
  if (issuedOn !== null && expiresOn !== null && expiresOn < issuedOn)
    return refuse('INPUT_INVALID', { reason: 'expiresOn' }, [
      { field: 'expiresOn', code: 'INPUT_INVALID', details: { reason: 'before the date of issue' } },
    ]).error;
  return expiresOn !== null && expiresOn < on
    ? refuse('ID_DOCUMENT_EXPIRED', { expiresOn }, [{ field: 'expiresOn', code: 'ID_DOCUMENT_EXPIRED', details: { expiresOn } }]).error
    : null;
}

/** Days before its end from which a document is to be renewed. */
const WARN_DAYS = 90;

/** How a document stands on a business date; it is valid on its last day. */
export function validityOf(expiresOn: string | null, on: string): 'valid' | 'expiring' | 'expired' {
  if (expiresOn === null) return 'valid';
  if (expiresOn < on) return 'expired';
  const days = (Date.parse(expiresOn) - Date.parse(on)) / 86_400_000;
  return days <= WARN_DAYS ? 'expiring' : 'valid';
}
