import { concatBytes, ESC, FS } from '../framing/bytes.ts';
import { COMMAND_DATA_TAILS, CSI_COMMANDS, type CsiCommandName, decodeCommand, encodeCommand } from '../framing/csi.ts';
import { createReplyDecoder, encodeReply } from '../framing/csi-replies.ts';
import { escpArguments, formFeed, horizontalPosition } from '../framing/escp.ts';
import { createScanner } from '../framing/scanner.ts';
import { type Json, text } from './case.ts';

const SEQUENCE = /CSI (?:([\d;]+) )?(\S) ?(\S)(?: STX(.*)ETX)?$/;

/** Rows as the guide writes commands: `CSI 421 ! p`, `ESC $ 96 00`, `FF`; with the word `reply` for what the printer says. */
export const tallyFrame = {
  encode(row: Json): Uint8Array | null {
    const words = text(row.text, 'text');
    if (words === 'FF') return formFeed();
    const position = /^ESC \$ ([0-9A-F]{2}) ([0-9A-F]{2})$/.exec(words);
    if (position !== null) return horizontalPosition(Number.parseInt(position[1] ?? '', 16) + 256 * Number.parseInt(position[2] ?? '', 16));
    const found = SEQUENCE.exec(words);
    const names = Object.keys(CSI_COMMANDS) as CsiCommandName[];
    const name =
      found === null || words.includes('reply') ? undefined : names.find((each) => CSI_COMMANDS[each].tail === `${found[2]}${found[3]}`);
    if (found === null || name === undefined) return null;
    const params = found[1] === undefined ? [] : found[1].split(';').map(Number);
    return encodeCommand(name, params, found[4] ?? null);
  },

  again(bytes: Uint8Array): Uint8Array {
    const scanner = createScanner({ dataTails: COMMAND_DATA_TAILS, leads: new Set([ESC, FS]), argumentsOf: escpArguments });
    const tokens = scanner.push(bytes);
    return concatBytes(
      ...tokens.map((token) => {
        if (token.kind === 'raw') return token.bytes;
        if (token.kind === 'escape') return Uint8Array.of(token.lead, token.command, ...token.args);
        const command = decodeCommand(token);
        if (command !== null) return encodeCommand(command.name, command.params, command.data);
        const [reply] = createReplyDecoder().push(bytes);
        if (reply === undefined || reply.kind === 'garbage') throw new Error('read as noise');
        return encodeReply(reply);
      }),
    );
  },
};
