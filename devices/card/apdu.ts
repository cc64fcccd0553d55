import { err, ok, type Result } from '../../contract/result.ts';
import type { CardReaderError } from '../errors.ts';
import { concatBytes } from '../framing/bytes.ts';

/** One exchange with a chip that is powered: a command as ISO/IEC 7816-4 writes it, an answer with its two status bytes at the end. */
export type ApduPort = (command: Uint8Array) => Promise<Result<Uint8Array, CardReaderError>>;

export interface ApduAnswer {
  readonly data: Uint8Array;
  /** SW1 SW2 as one number, e.g. 0x9000. */
  readonly sw: number;
}

export const SW_OK = 0x9000;
/** A chip that always has "more" would otherwise keep a reader for ever. */
const MOST_STEPS = 12;

/** Case 4 of ISO/IEC 7816-4: data in both directions. */
export const isCase4 = (command: Uint8Array): boolean => command.length > 5 && command.length === 6 + (command[4] ?? 0);

/** A case 4 command without its Le: the TPDU of T=0 has room for one length only. */
export const withoutLe = (command: Uint8Array): Uint8Array => (isCase4(command) ? command.subarray(0, -1) : command);

const getResponse = (length: number) => Uint8Array.of(0x00, 0xc0, 0x00, 0x00, length);
const withLe = (command: Uint8Array, length: number) =>
  isCase4(command) || command.length === 5
    ? concatBytes(command.subarray(0, -1), Uint8Array.of(length))
    : concatBytes(command, Uint8Array.of(length));

/**
 * Sends one command and collects its whole answer over T=0 (EMV Book 1, annex A): 6Cxx repeats the last command with the length that the chip wants,
 * 61xx fetches what is left, and a warning in answer to a case 4 command means that the data must still be fetched; the warning then stays the status.
 * Does nothing where the reader has done all this itself.
 */
export async function exchange(port: ApduPort, command: Uint8Array): Promise<Result<ApduAnswer, CardReaderError>> {
  let data = new Uint8Array();
  let next = command;
  let warning: number | null = null;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const answer = await port(next);
    if (!answer.ok) return answer;
    const bytes = answer.value;
    if (bytes.length < 2) return err({ code: 'invalidMedia', message: 'the chip answered without status bytes' });
    const sw1 = bytes.at(-2) ?? 0;
    const sw2 = bytes.at(-1) ?? 0;
    data = Uint8Array.from(concatBytes(data, bytes.subarray(0, -2)));
    const sw = sw1 * 256 + sw2;
    if (sw1 === 0x6c) next = withLe(next, sw2);
    else if (sw1 === 0x61) next = getResponse(sw2);
    else if ((sw1 === 0x62 || sw1 === 0x63) && next === command && isCase4(command) && bytes.length === 2) {
      warning = sw;
      next = getResponse(0);
    } else return ok({ data, sw: sw === SW_OK && warning !== null ? warning : sw });
  }
  return err({ code: 'invalidMedia', message: 'the chip does not come to an end of its answer' });
}
