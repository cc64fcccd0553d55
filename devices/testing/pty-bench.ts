import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulatedPrinter, type EmulatedPrinter } from '../emulators/tally-csi/printer.ts';
import { startPty } from '../emulators/tally-csi/pty.ts';
import { listenTcp } from '../emulators/tally-csi/tcp.ts';
import { createTallyCsiPassbookPrinter, type TallyCsiPassbookPrinter } from '../passbook/tally/driver.ts';
import { serialConfigSchema } from '../transport/config.ts';
import { createSerialTransport } from '../transport/serial.ts';
import type { Transport } from '../transport/transport.ts';
import { createManualClock, type ManualClock, nextTurn } from './manual-clock.ts';

/** As `Bench`, over a real serial port driver and a real pseudo-terminal. Bytes take real time; deadlines still pass only when the test says so. */
export interface PtyBench {
  readonly clock: ManualClock;
  readonly emulator: EmulatedPrinter;
  readonly transport: Transport;
  readonly driver: TallyCsiPassbookPrinter;
  readonly path: string;
  /** A new pseudo-terminal at the same path, after the emulator hung up. */
  replug(): Promise<void>;
  stop(): Promise<void>;
}

export async function createPtyBench(): Promise<PtyBench> {
  const clock = createManualClock();
  const server = await listenTcp();
  if (!server.ok) throw new Error(server.error.message);
  const emulator = createEmulatedPrinter({ clock });
  emulator.attach(server.value.socket);
  const folder = await mkdtemp(join(tmpdir(), 'guitai-bench-'));
  const path = join(folder, 'printer');
  let pty = await startPty(server.value.port, path);
  if (!pty.ok) throw new Error(pty.error.message);
  const transport = createSerialTransport(serialConfigSchema.parse({ kind: 'serial', path, flowControl: 'rtscts' }), { clock });
  const driver = createTallyCsiPassbookPrinter({ transport, clock, settings: { firstControlPoint: 17 } });
  return {
    clock,
    emulator,
    transport,
    driver,
    path,
    async replug() {
      if (pty.ok) await pty.value.gone;
      emulator.plug();
      pty = await startPty(server.value.port, path);
      if (!pty.ok) throw new Error(pty.error.message);
    },
    async stop() {
      await driver.stop();
      if (pty.ok) await pty.value.stop();
      await server.value.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Lets real input and output happen until the condition holds, without moving the clock. */
export async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await nextTurn();
}
