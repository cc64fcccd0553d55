import { fromHex, hexOf } from '../../card/tlv.ts';
import { concatBytes } from '../../framing/bytes.ts';

/** What a chip answers, by command without Le, both in upper case hex; the answer with its status. */
export type ApduScript = Readonly<Record<string, string>>;

export interface EmulatedChip {
  readonly atr: Uint8Array;
  transmit(command: Uint8Array): Uint8Array;
  reset(): void;
}

export const EXAMPLE_ATR = fromHex('3B6500002063CB6800');
const status = (sw: number) => Uint8Array.of(sw >> 8, sw & 0xff);

/**
 * A chip that speaks T=0 as cards do: to a command with data in both directions it says only how much there is to fetch (61xx), and when asked for the wrong
 * length it names the right one (6Cxx).
 */
export function createScriptedChip(script: ApduScript, atr: Uint8Array = EXAMPLE_ATR): EmulatedChip {
  let pending: Uint8Array = new Uint8Array();
  return {
    atr,
    reset: () => {
      pending = new Uint8Array();
    },
    transmit(command) {
      const [, instruction, , , length = 0] = command;
      if (instruction === 0xc0) {
        if (pending.length === 0) return status(0x6985);
        if (length !== pending.length) return status(0x6c00 + pending.length);
        const data = pending;
        pending = new Uint8Array();
        return concatBytes(data, status(0x9000));
      }
      pending = new Uint8Array();
      const asksOnly = command.length === 5;
      const key = hexOf(asksOnly ? command.subarray(0, 4) : command.subarray(0, 5 + length));
      const answer = fromHex(script[key] ?? (asksOnly ? '6A83' : '6A82'));
      const data = answer.slice(0, -2);
      if (data.length === 0) return answer;
      if (!asksOnly) {
        pending = data;
        return status(0x6100 + data.length);
      }
      return length === data.length ? answer : status(0x6c00 + data.length);
    },
  };
}

const tlv = (tag: string, value: string): string => `${tag}${hexOf(Uint8Array.of(value.length / 2))}${value}`;
const ascii = (text: string): string => hexOf(new TextEncoder().encode(text));

/** A payment card's chip with one application: directory, processing options that ask for the country, one record. `expiry` is YYMM. */
export function paymentChip(card: {
  readonly pan: string;
  readonly expiry: string;
  readonly name: string;
  readonly aid?: string;
}): EmulatedChip {
  const aid = card.aid ?? 'A000000333010101';
  const pse = ascii('1PAY.SYS.DDF01');
  const track2 = `${card.pan}D${card.expiry}2200000000`;
  const fill = (digits: string) => (digits.length % 2 === 0 ? digits : `${digits}F`);
  const select = (name: string) => `00A40400${hexOf(Uint8Array.of(name.length / 2))}${name}`;
  return createScriptedChip({
    [select(pse)]: `${tlv('6F', tlv('84', pse) + tlv('A5', tlv('88', '01')))}9000`,
    '00B2010C': `${tlv('70', tlv('61', tlv('4F', aid) + tlv('50', ascii('PBOC DEBIT')) + tlv('87', '01')))}9000`,
    [select(aid)]: `${tlv('6F', tlv('84', aid) + tlv('A5', tlv('9F38', '9F1A02')))}9000`,
    '80A800000483020156': `${tlv('77', tlv('82', '7C00') + tlv('94', '10010100'))}9000`,
    '00B20114': `${tlv(
      '70',
      tlv('57', fill(track2)) +
        tlv('5A', fill(card.pan)) +
        tlv('5F20', ascii(card.name)) +
        tlv('5F24', `${card.expiry}31`) +
        tlv('5F34', '01'),
    )}9000`,
  });
}
