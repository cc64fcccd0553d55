import { err, ok } from '../../contract/result.ts';
import { concatBytes } from '../framing/bytes.ts';
import { type ApduPort, withoutLe } from './apdu.ts';

/** Waiting bytes and single-byte steps that a chip may ask for in one command; more is a chip that plays for time. */
const MOST_STEPS = 600;
const WAIT = 0x60;

/**
 * T=0 below the level of commands (ISO/IEC 7816-3, 10.3; EMV Book 1, 9.2.2): five bytes of header, then what the chip's procedure byte asks for: INS, all data;
 * its complement, one byte; 60, patience; else it is the first status byte. For readers that pass bytes through; those of this room do all this themselves.
 */
export const tpduPort =
  (raw: ApduPort): ApduPort =>
  async (command) => {
    const short = withoutLe(command);
    const header = short.length === 4 ? concatBytes(short, Uint8Array.of(0)) : short.slice(0, 5);
    const ins = header[1] ?? 0;
    let rest = short.slice(5);
    let answer = await raw(header);
    let data = new Uint8Array();
    for (let step = 0; answer.ok && step < MOST_STEPS; step += 1) {
      const [first] = answer.value;
      if (first === WAIT) {
        const after: Uint8Array = answer.value.slice(1);
        answer = after.length > 0 ? ok(after) : await raw(new Uint8Array());
      } else if (first === ins || first === (ins ^ 0xff)) {
        const take = first === ins ? rest.length : 1;
        const more: Uint8Array = answer.value.slice(1);
        if (rest.length > 0) {
          const next = rest.slice(0, take);
          rest = rest.slice(take);
          answer = await raw(next);
        } else if (first === ins) return ok(concatBytes(data, more));
        else {
          // One byte of the answer, and behind it the next procedure byte.
          data = Uint8Array.from(concatBytes(data, more.slice(0, 1)));
          answer = more.length > 1 ? ok(more.slice(1)) : await raw(new Uint8Array());
        }
      } else
        return answer.value.length >= 2
          ? ok(concatBytes(data, answer.value))
          : err({ code: 'invalidMedia', message: 'the chip broke off' });
    }
    return answer.ok ? err({ code: 'invalidMedia', message: 'the chip does not come to an end of its answer' }) : answer;
  };
