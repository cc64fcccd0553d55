import { createServer, type Socket } from 'node:net';
import { err, ok, type Result } from '../../../contract/result.ts';
import { type LinkError, linkError } from '../../errors.ts';
import type { DeviceLine, DeviceSocket } from '../../transport/device-line.ts';

export interface TcpSocketServer {
  readonly port: number;
  readonly socket: DeviceSocket;
  close(): Promise<void>;
}

/** Offers a device on 127.0.0.1. A new connection takes the place of the former one: there is only one cable. */
export function listenTcp(port = 0): Promise<Result<TcpSocketServer, LinkError>> {
  return new Promise((resolve) => {
    let plugged = true;
    let accept: (line: DeviceLine) => void = () => {};
    let current: Socket | null = null;
    const server = createServer({ noDelay: true }, (peer) => {
      peer.on('error', () => {});
      current?.destroy();
      current = peer;
      // An unplugged device still listens, so that nobody else takes its port; whoever connects is hung up on.
      if (plugged) accept(socketLine(peer));
      else peer.destroy();
    });
    server.on('error', (error) => resolve(err(linkError('hardwareError', `cannot listen on port ${port}: ${error.message}`))));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(
        ok({
          port: typeof address === 'object' && address !== null ? address.port : port,
          socket: {
            onLine: (listener) => {
              accept = listener;
            },
            setPlugged: (value) => {
              plugged = value;
            },
          },
          close: () =>
            new Promise<void>((done) => {
              current?.destroy();
              server.close(() => done());
            }),
        }),
      );
    });
  });
}

function socketLine(peer: Socket): DeviceLine {
  return {
    send: (bytes) => void peer.write(bytes),
    onData: (listener) => void peer.on('data', listener),
    onClose: (listener) => void peer.on('close', listener),
    setReading: (reading) => void (reading ? peer.resume() : peer.pause()),
    hangUp: () => void peer.destroy(),
  };
}
