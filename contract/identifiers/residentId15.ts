import { err, type Result } from '../result.ts';
import { compactIdentifier } from './common.ts';
import { parseResidentId, type ResidentIdError, type ResidentIdParts, residentIdCheckCharacter } from './residentId.ts';

/**
 * The first-generation number had 15 digits: two for the year and no check character. The second generation inserts 19 after
 * the area and appends the check character. Both forms of one person must match in the customer file.
 */
export function upgradeResidentId(text: string): Result<ResidentIdParts, ResidentIdError> {
  const old = compactIdentifier(text);
  if (old.length !== 15) return err({ code: 'LENGTH', text });
  if (!/^\d{15}$/.test(old)) return err({ code: 'FORMAT', text });
  const body = `${old.slice(0, 6)}19${old.slice(6)}`;
  const upgraded = parseResidentId(body + residentIdCheckCharacter(body));
  return upgraded.ok ? upgraded : err({ code: upgraded.error.code, text });
}

/** Either form to the stored, 18-character one. */
export const normalizeResidentId = (text: string): Result<ResidentIdParts, ResidentIdError> =>
  compactIdentifier(text).length === 15 ? upgradeResidentId(text) : parseResidentId(text);
