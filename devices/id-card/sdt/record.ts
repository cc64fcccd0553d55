import { parseResidentId } from '../../../contract/identifiers/residentId.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { concatBytes } from '../../framing/bytes.ts';
import type { IdCard } from '../reader.ts';

/** The text of a card: UTF-16LE, fields of fixed length in bytes, filled with spaces; 256 bytes in all. */
const FIELDS = [
  ['name', 30],
  ['sex', 2],
  ['nation', 4],
  ['birth', 16],
  ['address', 70],
  ['idNumber', 36],
  ['issuer', 30],
  ['validFrom', 16],
  ['validTo', 16],
  ['spare', 36],
] as const;
export const TEXT_BYTES = 256;
export const PICTURE_BYTES = 1024;
type FieldName = (typeof FIELDS)[number][0];

/** "Long term", in the place of a date. */
const FOR_EVER = '长期';

const date = (text: string): string | null => {
  const match = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (match === null) return null;
  const [, year = '', month = '', day = ''] = match;
  const real = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return real.getUTCMonth() + 1 === Number(month) && real.getUTCDate() === Number(day) ? `${year}-${month}-${day}` : null;
};

/** Reads the fields of a text record; null when the lengths are wrong. */
export function splitText(text: Uint8Array): Readonly<Record<FieldName, string>> | null {
  if (text.length !== TEXT_BYTES) return null;
  const fields: Partial<Record<FieldName, string>> = {};
  let at = 0;
  for (const [name, length] of FIELDS) {
    // Some cards fill with zeros.
    fields[name] = Buffer.from(text.subarray(at, at + length))
      .toString('utf16le')
      .replace(/[\s\0]+$/u, '');
    at += length;
  }
  return fields as Record<FieldName, string>;
}

/** For the emulator and the tests. Texts longer than their field are cut. */
export function joinText(fields: Partial<Record<FieldName, string>>): Uint8Array {
  return concatBytes(
    ...FIELDS.map(([name, length]) =>
      Uint8Array.from(Buffer.from((fields[name] ?? '').padEnd(length / 2, ' ').slice(0, length / 2), 'utf16le')),
    ),
  );
}

/**
 * The record that a read answers with: two lengths (text, photo) or, from version 3 on, three (and fingerprint), each of two bytes with the high one first, then the parts.
 * The error says what is wrong and nothing of what was read.
 */
export function parseRecord(data: Uint8Array): Result<IdCard, string> {
  const word = (at: number) => (data[at] ?? 0) * 256 + (data[at + 1] ?? 0);
  const short = word(0) + word(2) + 4 === data.length;
  const long = word(0) + word(2) + word(4) + 6 === data.length;
  if (!short && !long) return err('its lengths do not come out even');
  const start = short ? 4 : 6;
  const [textEnd, photoEnd] = [start + word(0), start + word(0) + word(2)];
  const fields = splitText(data.subarray(start, textEnd));
  const photo = data.slice(textEnd, photoEnd);
  if (fields === null || photo.length !== PICTURE_BYTES) return err('its parts have lengths that no card has');
  const [birth, validFrom, validTo] = [date(fields.birth), date(fields.validFrom), date(fields.validTo)];
  if (!/^[0129]$/.test(fields.sex) || !/^\d\d$/.test(fields.nation) || fields.name === '') return err('name, sex or nation make no sense');
  const number = parseResidentId(fields.idNumber);
  if (!number.ok) return err('its number is none');
  if (birth === null || validFrom === null || (validTo === null && fields.validTo !== FOR_EVER)) return err('a date makes no sense');
  if (number.value.birth !== birth) return err('number and birthday disagree');
  const { name, nation, address, idNumber, issuer } = fields;
  const sex = fields.sex as IdCard['sex'];
  const fingerprint = long && word(4) > 0 ? data.slice(photoEnd) : null;
  return ok({ name, sex, nation, birth, address, idNumber, issuer, validFrom, validTo, photo, fingerprint });
}
