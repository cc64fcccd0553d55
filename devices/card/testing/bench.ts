import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../clock.ts';
import { createEmulatedCrtReader } from '../../emulators/crt/reader.ts';
import type { EmulatedCardReader, ReaderOptions } from '../../emulators/omron/body.ts';
import { paymentChip } from '../../emulators/omron/chip.ts';
import { createEmulatedOmronReader } from '../../emulators/omron/reader.ts';
import type { EmulatedCard } from '../../emulators/omron/slot.ts';
import { createEmulatedSankyoReader } from '../../emulators/sankyo/reader.ts';
import { startPty } from '../../emulators/tally-csi/pty.ts';
import { listenTcp } from '../../emulators/tally-csi/tcp.ts';
import { until } from '../../testing/bench.ts';
import { createManualClock, type ManualClock, nextTurn } from '../../testing/manual-clock.ts';
import { eventually } from '../../testing/pty-bench.ts';
import { type SerialConfig, serialConfigSchema } from '../../transport/config.ts';
import type { DeviceSocket } from '../../transport/device-line.ts';
import { createMemoryLine } from '../../transport/memory.ts';
import { createSerialTransport } from '../../transport/serial.ts';
import type { Transport } from '../../transport/transport.ts';
import { createCrtCardReader } from '../crt/driver.ts';
import { createOmronCardReader } from '../omron/driver.ts';
import type { ManagedCardReader } from '../reader.ts';
import { createSankyoCardReader } from '../sankyo/driver.ts';

/** A make: its driver, its emulator, and its line as the documents give it. */
export interface Make {
  driver(options: { transport: Transport; clock: Clock }): ManagedCardReader;
  emulator(options: ReaderOptions): EmulatedCardReader;
  readonly line: Partial<SerialConfig>;
}
export const MAKES = {
  omron: { driver: createOmronCardReader, emulator: createEmulatedOmronReader, line: { baudRate: 9600, parity: 'even' } },
  sankyo: {
    driver: createSankyoCardReader,
    emulator: createEmulatedSankyoReader,
    line: { baudRate: 38_400, parity: 'even', flowControl: 'rtscts' },
  },
  crt: { driver: createCrtCardReader, emulator: createEmulatedCrtReader, line: { baudRate: 9600 } },
} as const satisfies Record<string, Make>;
export type MakeName = keyof typeof MAKES;

export const PAN = '6210000000000011';
export const OTHER_PAN = '4761739001010119';
/** A debit card with a chip, whose stripe says so. */
export const aCard = (over: Partial<EmulatedCard> = {}): EmulatedCard => ({
  id: 'card-1',
  track1: `%B${PAN}^ZHANG/SAN^30122200000000?`,
  track2: `;${PAN}=30122200000000?`,
  track3: null,
  chip: paymentChip({ pan: PAN, expiry: '3012', name: 'ZHANG/SAN' }),
  ...over,
});

export interface CardBench {
  readonly clock: ManualClock;
  readonly emulator: EmulatedCardReader;
  readonly driver: ManagedCardReader;
  online(): Promise<void>;
}

export function createCardBench(make: Make, delayMs = 0): CardBench {
  const clock = createManualClock();
  const line = createMemoryLine(clock);
  const emulator = make.emulator({ clock, delayMs });
  emulator.attach(line.socket);
  const driver = make.driver({ transport: line.transport, clock });
  return {
    clock,
    emulator,
    driver,
    async online() {
      driver.start();
      await clock.settle(until(() => driver.observed().device === 'online', clock));
    },
  };
}

/** The same over a real serial port driver and a real pseudo-terminal; deadlines pass only when the test says so. */
export async function openPty(
  attach: (socket: DeviceSocket) => void,
  line: Partial<SerialConfig>,
): Promise<{ readonly clock: ManualClock; readonly transport: Transport; close(): Promise<void> }> {
  const clock = createManualClock();
  const server = await listenTcp();
  if (!server.ok) throw new Error(server.error.message);
  attach(server.value.socket);
  const folder = await mkdtemp(join(tmpdir(), 'guitai-card-'));
  const path = join(folder, 'device');
  const pty = await startPty(server.value.port, path);
  if (!pty.ok) throw new Error(pty.error.message);
  const transport = createSerialTransport(serialConfigSchema.parse({ kind: 'serial', path, ...line }), { clock });
  return {
    clock,
    transport,
    async close() {
      await transport.close();
      await pty.value.stop();
      await server.value.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Real input and output until the promise settles, with the clock at the pace of the machine's: bytes on a real line take time that no test can foresee. */
export async function settleLive<T>(clock: ManualClock, promise: Promise<T>): Promise<T> {
  let done = false;
  const watched = promise.finally(() => {
    done = true;
  });
  watched.catch(() => {});
  for (let last = performance.now(); !done; ) {
    await nextTurn();
    const now = performance.now();
    clock.advance(now - last);
    last = now;
  }
  return watched;
}
export { eventually };
