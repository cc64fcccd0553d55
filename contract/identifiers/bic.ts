import { countrySpecs } from 'ibantools';
import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { compactIdentifier, type IdentifierError } from './common.ts';

/** Business identifier code, ISO 9362: 4 party prefix, 2 country, 2 suffix, 3 optional branch. */
export type Bic = string & z.$brand<'Bic'>;

export type BicParts = { readonly value: Bic; readonly country: string; readonly primaryOffice: boolean };

// Since 2019 the schemas allow digits in the prefix, but ISO 9362 still registers letters only: `[A-Z]{4}`.
const SHAPE = /^[A-Z]{4}([A-Z]{2})[A-Z0-9]{2}([A-Z0-9]{3})?$/;

export function parseBic(text: string): Result<BicParts, IdentifierError<'LENGTH' | 'FORMAT' | 'COUNTRY'>> {
  const value = compactIdentifier(text);
  if (value.length !== 8 && value.length !== 11) return err({ code: 'LENGTH', text });
  const parts = SHAPE.exec(value);
  if (!parts) return err({ code: 'FORMAT', text });
  const [, country = '', branch = 'XXX'] = parts;
  // ibantools knows every ISO 3166 country, with or without IBAN, and XK.
  if (countrySpecs[country] === undefined) return err({ code: 'COUNTRY', text });
  return ok({ value: value as Bic, country, primaryOffice: branch === 'XXX' });
}

export const bicSchema = z
  .string()
  .regex(SHAPE)
  .refine((text) => parseBic(text).ok, { error: 'COUNTRY' })
  .brand<'Bic'>();
