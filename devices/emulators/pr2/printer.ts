import { asciiBytes, CR, concatBytes, ESC, FS } from '../../framing/bytes.ts';
import { PR2_FINE } from '../../passbook/pr2/framing.ts';
import { fromGbk } from '../../passbook/text.ts';
import { createPassbookBody, type EmulatedPassbookPrinter, type PassbookBody } from '../escp2/body.ts';
import type { BookShelf } from '../tally-csi/book.ts';

/** Status characters. Of the real ones `q` alone is public; the others are this emulator's own, and a test that wants them known gives them to the driver's table. */
export const EMULATED_CODES = { ready: 'b', noMedia: 'c', jam: 'd', stripe: 'q' } as const;

/** Length of each command with its parameters, by its second byte. `t` ends with 1D. */
const LENGTHS: Readonly<Record<string, number>> = { H: 5, '/': 7, S: 3, L: 5, J: 5, T: 5, M: 5, I: 5, Q: 6, '&': 4 };

/** A PR2 in software, as far as its language is public. */
export const createEmulatedPr2Printer = (shelf?: BookShelf): EmulatedPassbookPrinter => createPassbookBody(shelf, createLogic);

function createLogic(body: PassbookBody) {
  let pending: number[] = [];
  let typed: number[] = [];
  let chinese = false;
  let column = 0;
  let y180 = 0;
  let cpi = 10;
  let stripe = '';
  let failed = false;

  const status = () => {
    const code = failed
      ? EMULATED_CODES.stripe
      : body.jammed()
        ? EMULATED_CODES.jam
        : body.book() === null
          ? EMULATED_CODES.noMedia
          : EMULATED_CODES.ready;
    failed = false;
    body.send(asciiBytes(`\x1br${code}`));
  };
  const endRun = () => {
    const cells = typed.length;
    if (cells > 0) body.print(y180, [{ x60: (column * 60) / cpi, text: fromGbk(Uint8Array.from(typed)), cells, cpi }]);
    typed = [];
    column += cells;
  };
  const perform = (command: string, parameters: string) => {
    switch (command) {
      case 'Z':
        return body.send(asciiBytes('\x1b/7'));
      case 'j':
        endRun();
        return status();
      case '0':
        typed = [];
        return;
      case 'H':
        endRun();
        column = Number(parameters);
        return;
      case '/':
        endRun();
        y180 = (Number(parameters.slice(1)) * 3) / 4;
        return;
      case '<':
      case '=':
      case '>':
        endRun();
        cpi = command === '<' ? 10 : command === '=' ? 12 : PR2_FINE;
        return;
      case 'O':
        endRun();
        return body.eject();
      case 't':
        stripe = parameters;
        return;
      case '\\': {
        const book = body.book();
        failed = book === null || stripe === '';
        if (book !== null && !failed) body.save({ ...book, stripe });
        return;
      }
      case ']': {
        const held = body.book()?.stripe ?? '';
        return body.send(concatBytes(asciiBytes(`\x1bs${held === '' ? '\x7f' : held}`), Uint8Array.of(FS)));
      }
      default:
      // Everything else that the language has draws nothing here.
    }
  };
  const step = (byte: number) => {
    if (pending.length === 0) {
      if (byte === ESC || byte === FS) pending = [byte];
      else if (byte === CR) {
        endRun();
        column = 0;
      } else if (byte >= 0x20) typed.push(chinese || byte < 0x80 ? byte : 0x3f);
      return;
    }
    pending.push(byte);
    const [lead, second = 0, ...rest] = pending;
    const command = String.fromCharCode(second);
    if (lead === FS) {
      chinese = command === '&';
      pending = [];
      return;
    }
    if (command === 't' ? byte !== 0x1d : pending.length < (LENGTHS[command] ?? 2)) return;
    pending = [];
    perform(command, String.fromCharCode(...(command === 't' ? rest.slice(0, -1) : rest)));
  };
  return { onBytes: (bytes: Uint8Array) => bytes.forEach(step) };
}
