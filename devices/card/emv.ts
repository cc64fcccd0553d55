import { err, ok, type Result } from '../../contract/result.ts';
import type { CardReaderError } from '../errors.ts';
import { concatBytes } from '../framing/bytes.ts';
import { type ApduPort, exchange, SW_OK } from './apdu.ts';
import { type ChipCard, cardOf, readRecords } from './emv-records.ts';
import { DEFAULT_AIDS, listApplications, selectCommand, templateOf } from './emv-select.ts';
import { findTag, fromHex, hexOf, parseDol } from './tlv.ts';

/** Terminal data that a card may ask for before it tells anything (PDOL), by tag in hex. What is not here is answered with zeros, as EMV Book 3, 5.4 has it. */
export type TerminalData = Readonly<Record<string, string>>;

/** An attended counter in China that only identifies the card: no amount, currency and country 156, chip and stripe, no card holder verification by the terminal. */
export const COUNTER: TerminalData = { '9F1A': '0156', '5F2A': '0156', '9F33': 'E00000', '9F35': '11' };

const invalid = (message: string) => err<CardReaderError>({ code: 'invalidMedia', message });

/** The data that the list asks for, in its order and lengths: numbers are cut and padded on the left. */
export function dolData(dol: readonly { readonly tag: string; readonly length: number }[], data: TerminalData): Uint8Array {
  return concatBytes(
    ...dol.map(({ tag, length }) => {
      const field = new Uint8Array(length);
      const known = fromHex(data[tag] ?? '').slice(-length);
      field.set(known, length - known.length);
      return field;
    }),
  );
}

/** GET PROCESSING OPTIONS. The answer is AIP and AFL, plain (tag 80) or as tags 82 and 94 (77). Value: the AFL. */
export async function getProcessingOptions(
  port: ApduPort,
  pdol: Uint8Array,
  data: TerminalData,
): Promise<Result<Uint8Array, CardReaderError>> {
  const wanted = parseDol(pdol);
  const field = wanted === null ? null : dolData(wanted, data);
  if (field === null || field.length > 0x7f) return invalid('the chip asks for data in a way that makes no sense');
  const answer = await exchange(port, Uint8Array.of(0x80, 0xa8, 0x00, 0x00, field.length + 2, 0x83, field.length, ...field, 0x00));
  if (!answer.ok) return answer;
  if (answer.value.sw !== SW_OK) return invalid(`processing options: status ${answer.value.sw.toString(16)}`);
  const { data: bytes } = answer.value;
  if (bytes[0] === 0x80 && bytes[1] === bytes.length - 2 && bytes.length >= 4) return ok(bytes.slice(4));
  const afl = findTag(templateOf(bytes, '77') ?? [], '94');
  return afl === null ? invalid('processing options in neither of the two formats') : ok(afl.value);
}

/** Selects one application for good. Value: its PDOL, empty when it has none. The answer must be about the application that was asked for. */
export async function selectApplication(port: ApduPort, aid: string): Promise<Result<Uint8Array, CardReaderError>> {
  const answer = await exchange(port, selectCommand(fromHex(aid)));
  if (!answer.ok) return answer;
  if (answer.value.sw !== SW_OK) return invalid(`application ${aid}: status ${answer.value.sw.toString(16)}`);
  const fci = templateOf(answer.value.data, '6F') ?? [];
  const name = findTag(fci, '84');
  if (name === null || hexOf(name.value) !== aid) return invalid(`application ${aid}: the chip answered for another one`);
  return ok(findTag(fci, '9F38')?.value ?? new Uint8Array());
}

export interface EmvOptions {
  readonly aids?: readonly string[] | undefined;
  readonly terminal?: TerminalData | undefined;
}

/**
 * Reads the card's number from its chip: applications, selection, processing options, records. An application that fails gives way to the next.
 * `invalidMedia`: the card is blocked, has no application that we know, or none that can be read; other codes come from the reader.
 */
export async function readChip(port: ApduPort, options: EmvOptions = {}): Promise<Result<ChipCard, CardReaderError>> {
  const applications = await listApplications(port, options.aids ?? DEFAULT_AIDS);
  if (!applications.ok) return applications;
  let last = invalid('the chip has no application that this counter knows');
  for (const { aid } of applications.value) {
    const card = await readApplication(port, aid, options.terminal ?? COUNTER);
    if (card.ok || card.error.code !== 'invalidMedia') return card;
    last = card;
  }
  return last;
}

async function readApplication(port: ApduPort, aid: string, terminal: TerminalData): Promise<Result<ChipCard, CardReaderError>> {
  const pdol = await selectApplication(port, aid);
  if (!pdol.ok) return pdol;
  const afl = await getProcessingOptions(port, pdol.value, terminal);
  if (!afl.ok) return afl;
  const objects = await readRecords(port, afl.value);
  return objects.ok ? cardOf(objects.value) : objects;
}
