import { createEmulatedPrinter } from '../../../devices/emulators/tally-csi/printer.ts';
import { startPty } from '../../../devices/emulators/tally-csi/pty.ts';
import { listenTcp } from '../../../devices/emulators/tally-csi/tcp.ts';
import { createTallyCsiPassbookPrinter } from '../../../devices/passbook/tally/driver.ts';
import { aBook, aJob } from '../../../devices/testing/bench.ts';
import { serialConfigSchema } from '../../../devices/transport/config.ts';
import { createSerialTransport } from '../../../devices/transport/serial.ts';
import type { Transport } from '../../../devices/transport/transport.ts';
import { type Figure, median } from '../figures.ts';

/** A step of the line's dialogue: what the host sends, and how many bytes the printer answers before the host goes on. */
interface Step {
  readonly sent: Uint8Array;
  answered: number;
}

/** Hands everything on, and keeps what passes. */
function recording(transport: Transport, steps: Step[]): Transport {
  transport.onData((bytes) => {
    const last = steps.at(-1);
    if (last !== undefined) last.answered += bytes.length;
  });
  return {
    ...transport,
    write: (bytes, limits) => {
      steps.push({ sent: Uint8Array.from(bytes), answered: 0 });
      return transport.write(bytes, limits);
    },
  };
}

/** The same bytes as the driver's, sent and awaited by nothing but the port. */
async function replay(transport: Transport, steps: readonly Step[]): Promise<void> {
  for (const { sent, answered } of steps) {
    let missing = answered;
    const there = new Promise<void>((resolve) => {
      if (missing === 0) resolve();
      const stop = transport.onData((bytes) => {
        missing -= bytes.length;
        if (missing > 0) return;
        stop();
        resolve();
      });
    });
    const written = await transport.write(sent);
    if (!written.ok) throw new Error(written.error.message);
    await there;
  }
}

/** One passbook line over a pseudo-terminal by the driver, against its bare bytes on the same port; printer without delay, so that all of it is overhead. */
export async function benchLine(rounds: number): Promise<Figure[]> {
  const server = await listenTcp();
  if (!server.ok) throw new Error(server.error.message);
  const emulator = createEmulatedPrinter();
  emulator.attach(server.value.socket);
  const pty = await startPty(server.value.port);
  if (!pty.ok) throw new Error(pty.error.message);
  const transport = createSerialTransport(serialConfigSchema.parse({ kind: 'serial', path: pty.value.path, flowControl: 'rtscts' }));
  const steps: Step[] = [];
  // Points of four digits throughout, so that every dialogue has the same length.
  const settings = { firstControlPoint: 2_000, timings: { heartbeatMs: 3_600_000 } };
  const driver = createTallyCsiPassbookPrinter({
    transport: recording(transport, steps),
    settings,
  });
  driver.start();
  while (driver.observed().device !== 'online') await new Promise((resolve) => setTimeout(resolve, 5));
  try {
    const byDriver: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      emulator.insert(aBook());
      steps.length = 0;
      const since = performance.now();
      const printed = await driver.printLines(aJob(1));
      byDriver.push(performance.now() - since);
      if (!printed.ok) throw new Error(printed.error.message);
      emulator.insert(aBook());
      const from = performance.now();
      await replay(
        transport,
        steps.map((step) => ({ ...step })),
      );
      bare.push(performance.now() - from);
    }
    return [
      {
        name: 'passbook line over a pseudo-terminal',
        value: median(byDriver),
        unit: 'ms',
        baseline: { name: 'its bytes alone', value: median(bare) },
        goal: { atMost: 2 },
      },
    ];
  } finally {
    await driver.stop();
    await pty.value.stop();
    await server.value.close();
  }
}
