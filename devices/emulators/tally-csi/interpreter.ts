import { CAN, CR, ESC, FF, FS, LF } from '../../framing/bytes.ts';
import { COMMAND_DATA_TAILS, type CsiCommand, decodeCommand } from '../../framing/csi.ts';
import { cellWidth60, escpArguments, type Pitch, pitchOf } from '../../framing/escp.ts';
import { createScanner, type Token } from '../../framing/scanner.ts';
import { fromGbk } from '../../passbook/text.ts';

/** Text of one print line at its place: x in 1/60 inch, `cells` wide. */
export interface TypedRun {
  readonly x60: number;
  readonly text: string;
  readonly cells: number;
  readonly cpi: number;
}

/** What the printer does one after another. y in 1/180 inch from the top. */
export type Job =
  | { readonly kind: 'print'; readonly y180: number; readonly runs: readonly TypedRun[] }
  | { readonly kind: 'feed'; readonly y180: number }
  | { readonly kind: 'echo'; readonly n: number; readonly starting: boolean }
  | { readonly kind: 'eject' }
  | { readonly kind: 'measure' }
  | { readonly kind: 'stripeRead' }
  | { readonly kind: 'stripeWrite'; readonly data: string }
  | { readonly kind: 'stripeErase' };

/** `now` is answered without waiting for the jobs before it. `refused`: a sequence that the printer answers with ERROR. */
export type Effect =
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'now'; readonly request: 'status' | 'unitParameters' }
  | { readonly kind: 'refused'; readonly why: string };

export interface Interpreter {
  push(bytes: Uint8Array): Effect[];
  /** Buffers cleared, defaults restored. A sequence that was being received stays half received, as in the real thing. */
  clear(): void;
}

/** 1/6 inch, the default line spacing of ESC/P. */
const LINE_SPACING_180 = 30;

/** The printer's understanding of its input: where the head is, what text waits for the next feed, and which jobs follow. */
export function createInterpreter(): Interpreter {
  const scanner = createScanner({ dataTails: COMMAND_DATA_TAILS, leads: new Set([ESC, FS]), argumentsOf: escpArguments });
  let x60 = 0;
  let y180 = 0;
  let cpi: Pitch = 10;
  let line: TypedRun[] = [];
  let typed: number[] = [];
  let typedAt = 0;
  let effects: Effect[] = [];

  const job = (next: Job) => effects.push({ kind: 'job', job: next });
  const endRun = () => {
    if (typed.length > 0) line.push({ x60: typedAt, text: fromGbk(Uint8Array.from(typed)), cells: typed.length, cpi });
    typed = [];
  };
  /** "Vertical positioning flushes the print buffer first"; so does everything else that must come after the text. */
  const flush = () => {
    endRun();
    if (line.length > 0) job({ kind: 'print', y180, runs: line });
    line = [];
  };
  const moveTo = (y: number) => {
    flush();
    y180 = y;
    job({ kind: 'feed', y180 });
  };
  const dropLine = () => {
    typed = [];
    line = [];
  };
  const defaults = () => {
    dropLine();
    x60 = 0;
    cpi = 10;
  };

  const onByte = (byte: number) => {
    if (byte === CAN) return dropLine();
    if (byte === CR) {
      flush();
      x60 = 0;
      return;
    }
    if (byte === LF) return moveTo(y180 + LINE_SPACING_180);
    if (byte === FF) {
      flush();
      x60 = 0;
      y180 = 0;
      return void job({ kind: 'eject' });
    }
    if (byte < 0x20) return;
    if (typed.length === 0) typedAt = x60;
    typed.push(byte);
    x60 += cellWidth60(cpi);
  };

  const onEscape = (command: number, args: readonly number[]) => {
    const pitch = pitchOf(command);
    if (pitch !== null) {
      endRun();
      cpi = pitch;
    } else if (command === 0x24) {
      endRun();
      x60 = (args[0] ?? 0) + 256 * (args[1] ?? 0);
    } else if (command === 0x40) defaults();
  };

  const onCommand = ({ name, params: [n = 0, , format = 0], data }: CsiCommand) => {
    switch (name) {
      case 'verticalFromTop':
        return moveTo(n);
      case 'verticalBackwards':
        return moveTo(Math.max(0, y180 - n));
      case 'controlPoint':
      case 'controlPointStarting':
        flush();
        return void job({ kind: 'echo', n, starting: name === 'controlPointStarting' });
      case 'statusRequest':
        return void effects.push({ kind: 'now', request: 'status' });
      case 'unitParameters':
        return void effects.push({ kind: 'now', request: 'unitParameters' });
      case 'documentWidth':
        flush();
        return void job({ kind: 'measure' });
      case 'ejectAndLoad':
        flush();
        return void job({ kind: 'eject' });
      case 'stripeRead':
        flush();
        return void job({ kind: 'stripeRead' });
      case 'stripeWrite':
        flush();
        return void job({ kind: 'stripeWrite', data: data ?? '' });
      case 'stripeErase':
        flush();
        return void job({ kind: 'stripeErase' });
      // These change settings that draw nothing here.
      case 'verticalFromBottom':
      case 'leadingEdge':
      case 'edgeDetect':
      case 'passbookProcessing':
      case 'endOfPaper':
      case 'dualStation':
        return;
      case 'stripeParameters':
        // "A bad n3 is a printer error."
        if (format === 3 || format === 4) effects.push({ kind: 'refused', why: 'no such stripe format' });
        return;
    }
  };

  const onToken = (token: Token) => {
    if (token.kind === 'raw') for (const byte of token.bytes) onByte(byte);
    else if (token.kind === 'escape') onEscape(token.command, token.args);
    else if (token.kind === 'broken' && token.cutOff) {
      // The manual does not say what happens to half a sequence. It is taken for nothing here, as every terminal does.
    } else {
      const command = decodeCommand(token);
      if (command !== null) onCommand(command);
      else effects.push({ kind: 'refused', why: 'a sequence or parameter that the printer does not know' });
    }
  };

  return {
    push(bytes) {
      effects = [];
      for (const token of scanner.push(bytes)) onToken(token);
      return effects;
    },
    clear: defaults,
  };
}
