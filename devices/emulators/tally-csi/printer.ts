import { type Clock, systemClock } from '../../clock.ts';
import { type CsiReply, encodeReply } from '../../framing/csi-replies.ts';
import type { DeviceSocket } from '../../transport/device-line.ts';
import { type Book, type BookShelf, createMemoryShelf, MM_PER_INCH, mmFrom180 } from './book.ts';
import type { Fault } from './faults.ts';
import { draw, halfOf } from './ink.ts';
import { createInterpreter, type Effect, type Job, type TypedRun } from './interpreter.ts';
import { createLineEnd } from './line-end.ts';
import { createMechanics } from './mechanics.ts';

export interface EmulatedPrinterState {
  readonly device: 'online' | 'stop' | 'error' | 'unplugged';
  readonly media: 'present' | 'notPresent' | 'jammed';
  readonly fault: Fault | null;
  /** The book in the printer. */
  readonly book: Book | null;
  /** The number of the book that came out last and lies on the counter. */
  readonly onCounter: string | null;
  /** Lines printed, and bytes taken from the host, since the start. */
  readonly linesPrinted: number;
  readonly bytesTaken: number;
}

export interface EmulatedPrinter {
  /** Plugs the printer into a line; a later one takes the place of the former. */
  attach(socket: DeviceSocket): void;
  insert(book: Book): void;
  /** Someone takes the book; while lines are waiting to be printed that is the end of paper. */
  remove(): void;
  fault(fault: Fault): void;
  /** Frees a jam, releases STOP, lets bytes pass again. Does not put the plug back. */
  clearFault(): void;
  unplug(): void;
  plug(): void;
  /** Off and on by its switch: buffers and settings are lost, the book stays in. */
  restart(): void;
  state(): EmulatedPrinterState;
  onChange(listener: () => void): () => void;
}

export interface EmulatorOptions {
  readonly clock?: Clock;
  readonly printDelayMs?: number;
  readonly shelf?: BookShelf;
  /** Number of the book that lies on the counter from an earlier life. */
  readonly onCounter?: string | null;
}

/** A Tally T5023 in software: takes the same bytes, gives the same answers, and keeps what it prints. */
export function createEmulatedPrinter(options: EmulatorOptions = {}): EmulatedPrinter {
  const shelf = options.shelf ?? createMemoryShelf();
  const interpreter = createInterpreter();
  const listeners = new Set<() => void>();
  let global: 'online' | 'stop' | 'error' = 'online';
  let book: Book | null = null;
  let onCounter: string | null = options.onCounter ?? null;
  let linesPrinted = 0;
  let clearings = 0;
  /** A fault of paper or mechanics that strikes after so many more lines. */
  let ahead: { readonly fault: Fault; lines: number } | null = null;

  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  const reply = (answer: CsiReply) => line.send(encodeReply(answer));
  const setGlobal = (next: typeof global) => {
    global = next;
    reply({ kind: 'globalStatus', state: next });
  };
  const clearBuffers = () => {
    clearings += 1;
    mechanics.clear();
    interpreter.clear();
  };
  const save = (next: Book) => {
    book = next;
    shelf.save(next);
  };
  const takeOut = () => {
    onCounter = book?.number ?? onCounter;
    book = null;
  };
  const jam = () => {
    setGlobal('error');
    clearBuffers();
  };
  /** Automatic end-of-paper handling, message by message as the manual has it. */
  const endOfPaper = () => {
    reply({ kind: 'globalStatus', state: 'error' });
    reply({ kind: 'status', n: 2, m: 4 });
    takeOut();
    clearBuffers();
    setGlobal('online');
  };

  const strike = (fault: Fault) => {
    if (fault.kind === 'jam') jam();
    else if (fault.kind === 'paperOut') endOfPaper();
    else if (fault.kind === 'stop') setGlobal('stop');
    else line.strike(fault.kind);
    changed();
  };

  const print = (y180: number, runs: readonly TypedRun[]) => {
    if (book === null) return;
    const due = ahead !== null && ahead.lines === 0 ? ahead.fault : null;
    if (due?.kind === 'paperOut' || mmFrom180(y180) > book.page.heightMm) {
      ahead = null;
      return endOfPaper();
    }
    if (due?.kind === 'jam') {
      ahead = null;
      save(draw(book, y180, halfOf(runs)));
      return jam();
    }
    save(draw(book, y180, runs));
    linesPrinted += 1;
    if (ahead === null) return;
    ahead.lines -= 1;
    // Mechanical faults meet the next line; faults of the line strike now, between the ink and the echo.
    if (ahead.lines > 0 || ahead.fault.kind === 'jam' || ahead.fault.kind === 'paperOut') return;
    const { fault } = ahead;
    ahead = null;
    strike(fault);
  };

  const perform = (job: Job) => {
    switch (job.kind) {
      case 'print':
        print(job.y180, job.runs);
        break;
      case 'feed':
        break;
      case 'echo':
        reply({ kind: job.starting ? 'controlPointStarting' : 'controlPoint', n: job.n });
        break;
      case 'eject':
        takeOut();
        break;
      case 'measure':
        reply({ kind: 'width', width180: Math.round(((book?.page.widthMm ?? 0) * 180) / MM_PER_INCH) });
        break;
      case 'stripeRead': {
        const data = book?.stripe ?? '';
        reply({ kind: 'stripeRead', attempts: 1, block: 1, error: data === '' ? 3 : 0, data });
        break;
      }
      case 'stripeWrite':
        if (book !== null) save({ ...book, stripe: job.data });
        reply({ kind: 'stripeWritten', attempts: 1, failed: false });
        break;
      case 'stripeErase':
        if (book !== null) save({ ...book, stripe: '' });
        break;
    }
    changed();
  };

  const needsPaper = (job: Job) => job.kind !== 'echo' && job.kind !== 'eject';
  const mechanics = createMechanics({
    clock: options.clock ?? systemClock,
    delayMs: options.printDelayMs ?? 0,
    canRun: (job) => global === 'online' && (book !== null || !needsPaper(job)),
    perform,
  });

  const onEffect = (effect: Effect) => {
    if (effect.kind === 'now') {
      if (effect.request === 'status') reply({ kind: 'status', n: book === null ? 2 : 1, m: 4 });
      else reply({ kind: 'unitParameters', params: [1, 4, 94, 1, 1, 0, 1, 1] });
    } else if (global === 'error') {
      // Buffers are cleared and stay so until the error is over.
    } else if (effect.kind === 'refused') jam();
    else mechanics.add(effect.job);
  };

  const line = createLineEnd({
    onBytes: (bytes) => {
      const before = clearings;
      for (const effect of interpreter.push(bytes)) {
        // What stood behind the line that jammed was in the buffer that was cleared.
        if (before !== clearings) return;
        onEffect(effect);
      }
    },
    onConnected: () => reply({ kind: 'globalStatus', state: global }),
    onDue: strike,
    onChange: changed,
  });

  return {
    attach: (socket) => line.attach(socket),
    insert(next) {
      if (book !== null) takeOut();
      save(next);
      if (onCounter === next.number) onCounter = null;
      mechanics.wake();
      changed();
    },
    remove() {
      if (book === null) return;
      if (mechanics.waiting()) endOfPaper();
      else takeOut();
      changed();
    },
    fault(fault) {
      if (fault.afterBytes !== undefined) line.arm(fault, fault.afterBytes);
      else if (fault.afterLine !== undefined && (fault.afterLine > 0 || fault.kind === 'jam' || fault.kind === 'paperOut')) {
        ahead = { fault, lines: fault.afterLine };
      } else strike(fault);
      changed();
    },
    clearFault() {
      ahead = null;
      line.clear();
      if (global !== 'online') setGlobal('online');
      mechanics.wake();
      changed();
    },
    unplug: () => line.unplug(),
    plug: () => line.plug(),
    restart() {
      clearBuffers();
      setGlobal('online');
      changed();
    },
    state: () => ({
      device: line.plugged() ? global : 'unplugged',
      media: book === null ? 'notPresent' : global === 'error' ? 'jammed' : 'present',
      fault: ahead?.fault ?? line.fault(),
      book,
      onCounter,
      linesPrinted,
      bytesTaken: line.bytesTaken(),
    }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
