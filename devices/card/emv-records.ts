import { type Pan, parsePan } from '../../contract/identifiers/pan.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { CardReaderError } from '../errors.ts';
import { type ApduPort, exchange, SW_OK } from './apdu.ts';
import { readRecordCommand, templateOf } from './emv-select.ts';
import { findTag, hexOf, type Tlv } from './tlv.ts';

/** What the chip says about the card. `expiry` is YYMM, `sequence` two digits (tag 5F34), `serviceCode` that of the track 2 equivalent. */
export interface ChipCard {
  readonly pan: Pan;
  readonly name: string | null;
  readonly expiry: string | null;
  readonly serviceCode: string | null;
  readonly sequence: string | null;
}

const invalid = (message: string) => err<CardReaderError>({ code: 'invalidMedia', message });

/** Reads every record that the application file locator names (EMV Book 3, 10.2): four bytes each, file, first and last record, records of offline authentication. */
export async function readRecords(port: ApduPort, afl: Uint8Array): Promise<Result<readonly Tlv[], CardReaderError>> {
  if (afl.length === 0 || afl.length % 4 !== 0) return invalid('the chip gave no list of its files');
  const objects: Tlv[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < afl.length; at += 4) {
    const [file = 0, first = 0, last = 0] = afl.subarray(at, at + 4);
    const sfi = file >> 3;
    if (sfi < 1 || sfi > 30 || first < 1 || last < first) return invalid('the chip gave a list of files that cannot be');
    for (let record = first; record <= last; record += 1) {
      const answer = await exchange(port, readRecordCommand(sfi, record));
      if (!answer.ok) return answer;
      if (answer.value.sw !== SW_OK) return invalid(`record ${record} of file ${sfi}: status ${answer.value.sw.toString(16)}`);
      // Files above 10 are the issuer's own and need not hold templates; nothing of them is used.
      if (sfi > 10) continue;
      const content = templateOf(answer.value.data, '70');
      if (content === null) return invalid(`record ${record} of file ${sfi} is no record template`);
      for (const object of content) {
        // A card that says a thing twice might mean two things (EMV Book 3, 10.2).
        if (seen.has(object.tag)) return invalid(`record ${record} of file ${sfi} repeats tag ${object.tag}`);
        seen.add(object.tag);
        objects.push(object);
      }
    }
  }
  return ok(objects);
}

/** Digits of a packed number that is padded with F. */
const digitsOf = (object: Tlv | null): string | null => (object === null ? null : hexOf(object.value).replace(/F+$/, ''));

/** The card from its records: PAN by tag 5A or the track 2 equivalent (57), which must agree where both are there. */
export function cardOf(objects: readonly Tlv[]): Result<ChipCard, CardReaderError> {
  const track2 = /^(\d{1,19})D(\d{4})?(\d{3})?/.exec(digitsOf(findTag(objects, '57')) ?? '');
  const own = digitsOf(findTag(objects, '5A'));
  if (own !== null && track2 !== null && own !== track2[1]) return invalid('the chip gives two different card numbers');
  const pan = parsePan(own ?? track2?.[1] ?? '');
  if (!pan.ok) return invalid('the chip gives no valid card number');
  const name = findTag(objects, '5F20');
  return ok({
    pan: pan.value.value,
    name: name === null ? null : Buffer.from(name.value).toString('latin1').trim(),
    expiry: digitsOf(findTag(objects, '5F24'))?.slice(0, 4) ?? track2?.[2] ?? null,
    serviceCode: track2?.[3] ?? null,
    sequence: digitsOf(findTag(objects, '5F34')),
  });
}
