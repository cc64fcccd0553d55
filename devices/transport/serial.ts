import type { SerialPort } from 'serialport';
import { err, ok, type Result } from '../../contract/result.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type LinkError, linkError } from '../errors.ts';
import type { SerialConfig } from './config.ts';
import { type ByteStream, createStreamTransport } from './stream.ts';
import type { Transport } from './transport.ts';

/** What a lister must tell about a port; serialport's own list has these fields. */
export interface PortEntry {
  readonly path: string;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly serialNumber?: string | undefined;
}
export type PortLister = () => Promise<readonly PortEntry[]>;

/** The native module is loaded when a port is first needed, so that a machine without it can still run everything else. */
const loadSerialPort = async () => (await import('serialport')).SerialPort;

/** Injected in tests and where pseudo-terminals are used: the native list never shows those. */
export const listSerialPorts: PortLister = async () => (await loadSerialPort()).list();

export interface SerialOptions {
  readonly clock?: Clock;
  readonly lister?: PortLister;
}

export function createSerialTransport(config: SerialConfig, options: SerialOptions = {}): Transport {
  const name = `serial:${config.path ?? `${config.match?.vendorId}:${config.match?.productId}`}`;
  const lister = options.lister ?? listSerialPorts;
  return createStreamTransport({
    name,
    clock: options.clock ?? systemClock,
    connect: async () => {
      const path = config.path ?? (await findPath(config, lister));
      if (path === null) return err(linkError('noDevice', `${name}: no such port is attached`));
      return openPort(name, path, config);
    },
  });
}

async function findPath(config: SerialConfig, lister: PortLister): Promise<string | null> {
  const { match } = config;
  if (match === undefined) return null;
  const same = (a: string | undefined, b: string) => a?.toLowerCase() === b.toLowerCase();
  const found = (await lister()).find(
    (port) =>
      same(port.vendorId, match.vendorId) &&
      same(port.productId, match.productId) &&
      (match.serialNumber === undefined || port.serialNumber === match.serialNumber),
  );
  return found?.path ?? null;
}

async function openPort(name: string, path: string, config: SerialConfig): Promise<Result<ByteStream, LinkError>> {
  const Port = await loadSerialPort();
  return new Promise((resolve) => {
    const port = new Port({
      path,
      baudRate: config.baudRate,
      dataBits: config.dataBits,
      parity: config.parity,
      stopBits: config.stopBits,
      rtscts: config.flowControl === 'rtscts',
      autoOpen: false,
    });
    // Canceled writes report here as well as in their callback; unheard, the event would end the process.
    port.on('error', () => {});
    port.open((error) => {
      if (error) return resolve(err(openError(name, error)));
      // Printers of this class wait for DTR. Pseudo-terminals and some adapters have no modem lines at all: their refusal is no reason to fail.
      port.set({ dtr: true, rts: true }, () => {});
      resolve(ok(portStream(port)));
    });
  });
}

/** serialport gives texts without codes for these cases; they were taken from the library's native layer on Linux, macOS and Windows. */
function openError(name: string, error: Error): LinkError {
  const { message } = error;
  if (/no such file|file not found|cannot find/i.test(message)) return linkError('noDevice', `${name}: ${message}`);
  if (/cannot lock|resource temporarily|access denied|permission|busy/i.test(message))
    return linkError('deviceNotReady', `${name}: ${message}`);
  return linkError('hardwareError', `${name}: ${message}`);
}

function portStream(port: SerialPort): ByteStream {
  return {
    write: (bytes, done) => void port.write(bytes, (error) => done(error ?? null)),
    drain: (done) => port.drain(done),
    listen: ({ data, closed }) => {
      port.on('data', (bytes: Buffer) => data(bytes));
      // Fires twice on unplugging, once without an error; the transport counts the first and serialport's own flag tells why.
      port.on('close', (error?: Error | null) => closed(error ?? null));
      if (!port.isOpen) closed(null);
    },
    close: () =>
      new Promise((resolve) => {
        if (!port.isOpen) return resolve();
        port.close(() => resolve());
      }),
  };
}
