import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, type Result } from '../../contract/result.ts';
import { type BookShelf, createMemoryShelf } from '../emulators/tally-csi/book.ts';
import { createEmulatedPrinter, type EmulatedPrinter } from '../emulators/tally-csi/printer.ts';
import { listenTcp } from '../emulators/tally-csi/tcp.ts';
import type { Announcement, CounterState } from './api.ts';
import { stateOf } from './books.ts';
import { createPtyCable } from './cable.ts';
import { createDesk } from './desk/desk.ts';
import { createEventHub } from './events.ts';
import { createFileShelf } from './file-shelf.ts';
import { createJsonServer } from './http.ts';
import { createRoutes } from './routes.ts';

export interface VirtualCounterOptions {
  /** Where the paper is kept; without it, paper lives as long as the process. */
  readonly dataDir?: string | undefined;
  /** Offer the devices as serial ports (but the swipe reader, which is USB). Without socat they are offered over TCP. */
  readonly usePty: boolean;
  /** Port of the control API; any free one by default. */
  readonly controlPort?: number | undefined;
  readonly printDelayMs?: number | undefined;
}

export interface VirtualCounter {
  readonly announcement: Announcement;
  /** For tests in the same process. */
  readonly emulator: EmulatedPrinter;
  state(): CounterState;
  stop(): Promise<void>;
}

export interface StartError {
  readonly code: 'controlPortTaken' | 'printerPort' | 'devicePort' | 'dataDir';
  readonly message: string;
}

/** A counter with a printer, card readers, a PIN pad and an ID-card reader in software, to be run as a process of its own: what it has printed stays printed when the program that prints is killed. */
export async function startVirtualCounter(options: VirtualCounterOptions): Promise<Result<VirtualCounter, StartError>> {
  const opened = openShelf(options);
  if (!opened.ok) return opened;
  const { shelf, emulator } = opened.value;
  const server = await listenTcp();
  if (!server.ok) return err({ code: 'printerPort', message: server.error.message });
  const tcpPort = server.value.port;
  emulator.attach(server.value.socket);

  const folder = options.dataDir ?? (options.usePty ? await mkdtemp(join(tmpdir(), 'guitai-counter-')) : null);
  const hub = createEventHub(() => state());
  const desk = await createDesk({ ptyFolder: options.usePty ? folder : null, onChange: () => hub.changed() });
  if (!desk.ok) {
    await server.value.close();
    return err({ code: 'devicePort', message: desk.error.message });
  }
  const cable =
    options.usePty && folder !== null
      ? createPtyCable(
          tcpPort,
          join(folder, 'printer'),
          () => emulator.state().device !== 'unplugged',
          () => hub.changed(),
        )
      : null;
  const state = (): CounterState => ({ ...stateOf(emulator.state(), tcpPort, cable?.path() ?? null), desk: desk.value.state() });
  const serial = cable !== null && (await cable.plug()).ok ? cable.path() : null;
  emulator.onChange(() => hub.changed());

  const token = randomBytes(32).toString('base64url');
  const plug = async () => {
    emulator.plug();
    if (serial !== null) await cable?.plug();
  };
  const http = createJsonServer(token, [
    ...createRoutes({ emulator, shelf, state, plug, addListener: (response) => hub.add(response) }),
    ...desk.value.routes(state),
  ]);
  const stop = async () => {
    hub.close();
    http.closeAllConnections();
    await new Promise<void>((done) => (http.listening ? http.close(() => done()) : done()));
    await Promise.all([cable?.stop(), desk.value.stop()]);
    await server.value.close();
    if (options.dataDir === undefined && folder !== null) await rm(folder, { recursive: true, force: true });
  };
  const port = await new Promise<number | string>((resolve) => {
    http.once('error', (error) => resolve(error.message));
    http.listen(options.controlPort ?? 0, '127.0.0.1', () => {
      const address = http.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 'no port');
    });
  });
  if (typeof port === 'string') {
    await stop();
    return err({ code: 'controlPortTaken', message: port });
  }
  return ok({
    announcement: {
      control: `http://127.0.0.1:${port}`,
      token,
      printer: serial === null ? { kind: 'tcp', host: '127.0.0.1', port: tcpPort } : { kind: 'serial', path: serial },
      desk: desk.value.addresses,
    },
    emulator,
    state,
    stop,
  });
}

/** The printer as it was left: with the book that was in it. */
function openShelf(options: VirtualCounterOptions): Result<{ shelf: BookShelf; emulator: EmulatedPrinter }, StartError> {
  const printDelayMs = options.printDelayMs ?? 0;
  if (options.dataDir === undefined) {
    const shelf = createMemoryShelf();
    return ok({ shelf, emulator: createEmulatedPrinter({ shelf, printDelayMs }) });
  }
  try {
    const shelf = createFileShelf(options.dataDir);
    const places = shelf.places();
    const emulator = createEmulatedPrinter({ shelf, printDelayMs, onCounter: places.onCounter });
    const inside = places.inPrinter === null ? null : shelf.load(places.inPrinter);
    if (inside !== null) emulator.insert(inside);
    let saved = JSON.stringify(places);
    emulator.onChange(() => {
      const { book, onCounter } = emulator.state();
      const now = { inPrinter: book?.number ?? null, onCounter };
      if (JSON.stringify(now) === saved) return;
      saved = JSON.stringify(now);
      shelf.savePlaces(now);
    });
    return ok({ shelf, emulator });
  } catch (error) {
    return err({ code: 'dataDir', message: `${options.dataDir}: ${error instanceof Error ? error.message : String(error)}` });
  }
}
