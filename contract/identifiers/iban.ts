import { countrySpecs, isValidBBAN } from 'ibantools';
import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { compactIdentifier, type IdentifierError, mod97 } from './common.ts';

/** International bank account number, ISO 13616, in electronic form: capitals, no spaces. */
export type Iban = string & z.$brand<'Iban'>;

export type IbanError = IdentifierError<'LENGTH' | 'FORMAT' | 'COUNTRY' | 'CHECKSUM'>;

/**
 * The countries of the ISO 13616 registry. ibantools' own mark is not used: it lacks newer members (BI, DJ, FK, HN) and counts
 * French and Finnish territories, whose IBANs begin with FR and FI.
 */
const REGISTRY = new Set(
  (
    'AD AE AL AT AZ BA BE BG BH BI BR BY CH CR CY CZ DE DJ DK DO EE EG ES FI FK FO FR GB GE GI GL GR GT HN HR HU IE IL IQ IS IT JO KW KZ ' +
    'LB LC LI LT LU LV LY MC MD ME MK MN MR MT MU NI NL NO OM PK PL PS PT QA RO RS RU SA SC SD SE SI SK SM SO ST SV TL TN TR UA VA VG XK YE'
  ).split(' '),
);

/** China has no IBAN, so a number that begins with CN is refused as `COUNTRY`: it is an account number typed into the wrong field. */
export function parseIban(text: string): Result<{ readonly value: Iban; readonly country: string }, IbanError> {
  const value = compactIdentifier(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(value)) return err({ code: 'FORMAT', text });
  const country = value.slice(0, 2);
  const spec = countrySpecs[country];
  if (!REGISTRY.has(country) || !spec?.bban_regexp) return err({ code: 'COUNTRY', text });
  if (value.length !== spec.chars) return err({ code: 'LENGTH', text });
  if (mod97(value.slice(4) + value.slice(0, 4)) !== 1) return err({ code: 'CHECKSUM', text });
  const bban = value.slice(4);
  if (!new RegExp(spec.bban_regexp).test(bban)) return err({ code: 'FORMAT', text });
  // Some countries have a national check inside the BBAN; ibantools knows seventeen of them.
  if (!isValidBBAN(bban, country)) return err({ code: 'CHECKSUM', text });
  return ok({ value: value as Iban, country });
}

export const ibanSchema = z
  .string()
  .regex(/^[A-Z]{2}\d{2}[A-Z0-9]+$/)
  .refine((text) => parseIban(text).ok, { error: 'IBAN_INVALID' })
  .brand<'Iban'>();

/** Groups of four, as on paper. */
export const formatIban = (iban: Iban): string => iban.replace(/(.{4})(?=.)/g, '$1 ');
