import { asciiBytes, concatBytes, ETX, STX } from './bytes.ts';
import type { Token } from './scanner.ts';

/**
 * Commands of the Tally/Dascom "CSI" language (Tally T5023/T5023+ Programming Guide; Dascom T5040 Programmer's Application Manual), as one table from which the host
 * encodes and the emulator decodes. `params` are inclusive ranges in order; `data` marks commands followed by `STX data ETX`.
 * Distances are in 1/180 inch.
 */
export const CSI_COMMANDS = {
  verticalFromTop: { tail: '!p', params: [[1, 9999]], data: false },
  verticalFromBottom: { tail: '"p', params: [[1, 9999]], data: false },
  verticalBackwards: { tail: '#p', params: [[1, 9999]], data: false },
  ejectAndLoad: { tail: '$p', params: [], data: false },
  leadingEdge: { tail: '%t', params: [[0, 1]], data: false },
  documentWidth: { tail: '"t', params: [], data: false },
  edgeDetect: { tail: '#t', params: [], data: false },
  passbookProcessing: { tail: '$t', params: [[0, 1]], data: false },
  endOfPaper: { tail: '(t', params: [[0, 1]], data: false },
  dualStation: { tail: '*t', params: [[0, 4]], data: false },
  controlPoint: { tail: '!t', params: [[0, 9999]], data: false },
  controlPointStarting: { tail: ')t', params: [[0, 9999]], data: false },
  statusRequest: { tail: '"z', params: [], data: false },
  unitParameters: { tail: '#z', params: [], data: false },
  /** Write retries, read retries, format (0 DIN, 1 IBM1, 2 IBM2, 5 105 characters, 6 ISO 7811), vertical distance, edge (0 top, 1 bottom). */
  stripeParameters: {
    tail: '!r',
    params: [
      [0, 2],
      [0, 2],
      [0, 6],
      [0, 9999],
      [0, 1],
    ],
    data: false,
  },
  stripeRead: { tail: '"r', params: [], data: false },
  stripeWrite: { tail: '#r', params: [], data: true },
  stripeErase: { tail: '%r', params: [], data: false },
} as const satisfies Record<string, { tail: string; params: readonly (readonly [number, number])[]; data: boolean }>;

export type CsiCommandName = keyof typeof CSI_COMMANDS;
export interface CsiCommand {
  readonly name: CsiCommandName;
  readonly params: readonly number[];
  readonly data: string | null;
}

/** Characters that a stripe can hold and that may stand between STX and ETX. */
export const isStripeData = (data: string): boolean => /^[\x30-\x3f]*$/.test(data);

/** The bytes `ESC [ params tail`, with `STX data ETX` where the data is not null. */
export function encodeSequence(params: readonly number[], tail: string, data: string | null = null): Uint8Array {
  const head = asciiBytes(`\x1b[${params.join(';')}${tail}`);
  return data === null ? head : concatBytes(head, Uint8Array.of(STX), asciiBytes(data), Uint8Array.of(ETX));
}

/** Throws a RangeError on parameters or data outside the table: callers compute them, and a wrong one would make the printer refuse the whole job. */
export function encodeCommand(name: CsiCommandName, params: readonly number[] = [], data: string | null = null): Uint8Array {
  const command: CsiCommand = { name, params, data };
  if (!fits(command)) throw new RangeError(`CSI ${name}: parameters ${params.join(';')} are outside the command's range`);
  return encodeSequence(params, CSI_COMMANDS[name].tail, data);
}

/** The command that a scanned token stands for, null when the printer knows no such command or a parameter is out of range. */
export function decodeCommand(token: Token): CsiCommand | null {
  if (token.kind !== 'csi') return null;
  for (const name of Object.keys(CSI_COMMANDS) as CsiCommandName[]) {
    if (CSI_COMMANDS[name].tail !== token.tail) continue;
    // An empty parameter stands for its default, which is 0 wherever 0 is allowed.
    const params = CSI_COMMANDS[name].params.map((_, index) => token.params[index] ?? 0);
    const command: CsiCommand = { name, params, data: token.data };
    return token.params.length <= params.length && fits(command) ? command : null;
  }
  return null;
}

function fits(command: CsiCommand): boolean {
  const { params, data } = CSI_COMMANDS[command.name];
  if (command.params.length !== params.length || data !== (command.data !== null)) return false;
  if (command.data !== null && !isStripeData(command.data)) return false;
  return params.every(([low, high], index) => {
    const value = command.params[index];
    return value !== undefined && Number.isInteger(value) && value >= low && value <= high;
  });
}

/** Tails after which data follows, on the way to the printer. */
export const COMMAND_DATA_TAILS: ReadonlySet<string> = new Set(['#r']);
