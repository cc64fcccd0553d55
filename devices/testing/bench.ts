import type { Book, BookShelf } from '../emulators/tally-csi/book.ts';
import { createEmulatedPrinter, type EmulatedPrinter } from '../emulators/tally-csi/printer.ts';
import { DEFAULT_GEOMETRY } from '../passbook/geometry.ts';
import type { PassbookJob } from '../passbook/printer.ts';
import { createTallyCsiPassbookPrinter, type TallyCsiPassbookPrinter } from '../passbook/tally/driver.ts';
import type { TallySettings } from '../passbook/tally/settings.ts';
import { createMemoryLine, type MemoryLine } from '../transport/memory.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

/** A driver and an emulated printer on one line in memory, with time standing still. */
export interface Bench {
  readonly clock: ManualClock;
  readonly line: MemoryLine;
  readonly emulator: EmulatedPrinter;
  readonly driver: TallyCsiPassbookPrinter;
  /** Starts the driver and lets time pass until it is online. */
  online(): Promise<void>;
}

export const aBook = (over: Partial<Book> = {}): Book => ({
  number: 'PB000001',
  accountNumber: '6210000000000018',
  holder: '张三',
  page: DEFAULT_GEOMETRY.page,
  openPage: 1,
  pages: {},
  stripe: '',
  ...over,
});

/** Every line carries its own letter in all columns, so that ink can be told apart even when single bytes were changed on the way. */
export const letterOf = (lineNumber: number): string => String.fromCharCode(0x41 + ((lineNumber - 1) % 26));
export const aJob = (...lineNumbers: number[]): PassbookJob => ({
  passbookNumber: 'PB000001',
  accountNumber: '6210000000000018',
  geometry: DEFAULT_GEOMETRY,
  lines: lineNumbers.map((lineNumber) => {
    const letter = letterOf(lineNumber);
    return { lineNumber, columns: { date: letter.repeat(8), deposit: letter.repeat(6), balance: letter.repeat(9) } };
  }),
});

export function createBench(
  options: { readonly settings?: TallySettings; readonly printDelayMs?: number; readonly shelf?: BookShelf } = {},
): Bench {
  const clock = createManualClock();
  const line = createMemoryLine(clock);
  const emulator = createEmulatedPrinter({
    clock,
    printDelayMs: options.printDelayMs ?? 0,
    ...(options.shelf ? { shelf: options.shelf } : {}),
  });
  emulator.attach(line.socket);
  const driver = createTallyCsiPassbookPrinter({
    transport: line.transport,
    clock,
    settings: { firstControlPoint: 17, ...options.settings },
  });
  return {
    clock,
    line,
    emulator,
    driver,
    async online() {
      driver.start();
      await clock.settle(until(() => driver.observed().device === 'online', clock));
    },
  };
}

/** Resolves when the condition holds, looking again after every tick of the bench's clock. */
export function until(condition: () => boolean, clock: ManualClock): Promise<void> {
  return new Promise((resolve) => {
    const look = () => (condition() ? resolve() : void clock.after(1, look));
    look();
  });
}
