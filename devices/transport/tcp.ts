import { connect, type Socket } from 'node:net';
import { err, ok, type Result } from '../../contract/result.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type LinkError, linkError } from '../errors.ts';
import type { TcpConfig } from './config.ts';
import { type ByteStream, createStreamTransport } from './stream.ts';
import type { Transport } from './transport.ts';

/** For device servers (serial ports behind Ethernet) and for the emulators. */
export function createTcpTransport(config: TcpConfig, clock: Clock = systemClock): Transport {
  return createStreamTransport({ name: `tcp:${config.host}:${config.port}`, clock, connect: () => connectTcp(config) });
}

export function connectTcp(config: Pick<TcpConfig, 'host' | 'port'>): Promise<Result<ByteStream, LinkError>> {
  return new Promise((resolve) => {
    const socket = connect({ host: config.host, port: config.port, noDelay: true });
    socket.once('connect', () => resolve(ok(socketStream(socket))));
    // The listener stays for the socket's life: an 'error' event that nobody hears ends the process.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const refused = error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND' || error.code === 'EHOSTUNREACH';
      resolve(err(linkError(refused ? 'noDevice' : 'hardwareError', `tcp:${config.host}:${config.port}: ${error.message}`)));
    });
  });
}

export function socketStream(socket: Socket): ByteStream {
  let lastError: Error | null = null;
  return {
    write: (bytes, done) => void socket.write(bytes, done),
    // A socket's write calls back when the kernel has taken the bytes; there is nothing more to wait for on this side.
    drain: (done) => (socket.writableLength === 0 ? done() : void socket.once('drain', () => done())),
    listen: ({ data, closed }) => {
      socket.on('data', data);
      socket.on('error', (error) => {
        lastError = error;
      });
      socket.on('close', () => closed(lastError));
      if (socket.destroyed) closed(lastError);
    },
    close: async () => void socket.destroy(),
  };
}
