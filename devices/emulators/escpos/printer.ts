import { fromGbk } from '../../passbook/text.ts';
import type { DeviceSocket } from '../../transport/device-line.ts';
import type { FaultKind } from '../tally-csi/faults.ts';
import { createLineEnd } from '../tally-csi/line-end.ts';

/** A line on the receipt, as the eye sees it. */
export interface ReceiptLine {
  readonly kind: 'text' | 'qr' | 'cut';
  readonly text: string;
  readonly bold: boolean;
  /** 1, or 2 for double width and height. */
  readonly size: number;
}

export interface EmulatedReceiptPrinter {
  attach(socket: DeviceSocket): void;
  fault(kind: Exclude<FaultKind, 'jam' | 'paperOut' | 'stop'>, afterBytes?: number): void;
  clearFault(): void;
  setPaper(paper: 'full' | 'low' | 'out'): void;
  /** Only so many more lines before the roll ends. */
  setLinesLeft(lines: number): void;
  setCover(open: boolean): void;
  setCutter(stuck: boolean): void;
  unplug(): void;
  plug(): void;
  /** Everything that has been printed since the start. */
  paper(): readonly ReceiptLine[];
}

/** Bytes of arguments after a command, by its first two bytes. A code 2D symbol (`GS ( k`) says its own length. */
const ARGUMENTS: Readonly<Record<string, number>> = {
  '\x1b@': 0,
  '\x1bM': 1,
  '\x1bE': 1,
  '\x1bt': 1,
  '\x1ba': 1,
  '\x1b-': 1,
  '\x1bd': 1,
  '\x1d!': 1,
  '\x1dV': 1,
  '\x1c&': 0,
  '\x1c.': 0,
};

/** A receipt printer in software: answers `DLE EOT n` at once, and draws what comes in line by line. */
export function createEmulatedReceiptPrinter(): EmulatedReceiptPrinter {
  const lines: ReceiptLine[] = [];
  let pending: number[] = [];
  let typed: number[] = [];
  let bold = false;
  let size = 1;
  let chinese = false;
  let symbol = '';
  let paper: 'full' | 'low' | 'out' = 'full';
  let left = Number.POSITIVE_INFINITY;
  let cover = false;
  let cutter = false;

  const answer = (n: number) => {
    const offline = cover || paper === 'out' || cutter;
    const bits = {
      1: offline ? 0x08 : 0,
      2: (cover ? 0x04 : 0) | (paper === 'out' ? 0x20 : 0) | (cutter ? 0x40 : 0),
      3: cutter ? 0x08 : 0,
    };
    const ends = paper === 'out' ? 0x6c : paper === 'low' ? 0x0c : 0;
    line.send(Uint8Array.of(0x12 | (n === 4 ? ends : (bits[n as 1 | 2 | 3] ?? 0))));
  };
  const add = (kind: ReceiptLine['kind'], text: string) => {
    if (cover || paper === 'out') return;
    lines.push({ kind, text, bold: lineBold, size: lineSize });
    left -= 1;
    if (left <= 0) paper = 'out';
  };
  let lineBold = false;
  let lineSize = 1;
  const endLine = () => {
    add('text', Buffer.from(typed).length === 0 ? '' : fromGbk(Uint8Array.from(typed)));
    typed = [];
    lineBold = bold;
    lineSize = size;
  };

  const perform = (command: string, args: readonly number[]) => {
    const [first = 0] = args;
    if (command === '\x1b@') [typed, bold, size, chinese] = [[], false, 1, false];
    else if (command === '\x1bE') bold = (first & 1) !== 0;
    else if (command === '\x1d!') size = (first & 7) + 1;
    else if (command === '\x1c&' || command === '\x1c.') chinese = command === '\x1c&';
    else if (command === '\x1dV') add('cut', '');
    if (typed.length === 0) [lineBold, lineSize] = [bold, size];
  };
  /** A 2D symbol: function 80 stores, 81 prints. */
  const onSymbol = (body: readonly number[]) => {
    if (body[1] === 80) symbol = String.fromCharCode(...body.slice(3));
    if (body[1] === 81) add('qr', symbol);
  };

  const step = (byte: number) => {
    if (pending.length === 0) {
      if (byte === 0x10 || byte === 0x1b || byte === 0x1c || byte === 0x1d) pending = [byte];
      else if (byte === 0x0a) endLine();
      // Outside of Chinese mode a high byte is one character of the code page; nothing of ours prints any.
      else if (byte >= 0x20) typed.push(chinese || byte < 0x80 ? byte : 0x3f);
      return;
    }
    pending.push(byte);
    const [lead = 0, second = 0, ...rest] = pending;
    if (lead === 0x10) {
      if (pending.length === 3 && second === 0x04) answer(rest[0] ?? 0);
      if (pending.length === 3 || second !== 0x04) pending = [];
      return;
    }
    if (lead === 0x1d && second === 0x28) {
      const [, low = 0, high = 0, ...body] = rest;
      if (rest.length < 3 || body.length < low + 256 * high) return;
      pending = [];
      return onSymbol(body);
    }
    const command = String.fromCharCode(lead, second);
    if (rest.length < (ARGUMENTS[command] ?? 0)) return;
    pending = [];
    perform(command, rest);
  };

  const line = createLineEnd({
    onBytes: (bytes) => bytes.forEach(step),
    onConnected: () => {},
    onDue: ({ kind }) => line.strike(kind as Exclude<FaultKind, 'jam' | 'paperOut' | 'stop'>),
    onChange: () => {},
  });
  return {
    attach: (socket) => line.attach(socket),
    fault: (kind, afterBytes) => (afterBytes === undefined ? line.strike(kind) : line.arm({ kind, afterBytes }, afterBytes)),
    clearFault: () => line.clear(),
    setPaper(next) {
      paper = next;
      left = Number.POSITIVE_INFINITY;
    },
    setLinesLeft: (count) => {
      left = count;
    },
    setCover: (open) => {
      cover = open;
    },
    setCutter: (stuck) => {
      cutter = stuck;
    },
    unplug: () => line.unplug(),
    plug: () => line.plug(),
    paper: () => lines,
  };
}
