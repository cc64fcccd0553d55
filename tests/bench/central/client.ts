import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/**
 * A keep-alive HTTP/1.1 connection that costs little: requests are prepared bytes, and of an answer only status and length are
 * read. Standing beside the server on the same machine, a client library would take as much of the processor as the server.
 */
export interface RawConnection {
  /** Sends prepared bytes and waits for the whole answer. */
  exchange(request: Buffer): Promise<{ readonly status: number; readonly body: string }>;
  /** Sends bytes and waits for nothing. */
  send(bytes: Buffer): void;
  close(): void;
}

const HEAD_END = '\r\n\r\n';

export async function openRaw(port: number): Promise<RawConnection> {
  const socket: Socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  // An error before the connection is the caller's; later ones belong to the exchange that waits.
  await once(socket, 'connect');
  let received = '';
  let waiting: { resolve: (answer: { status: number; body: string }) => void; reject: (error: Error) => void } | null = null;
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    received += chunk;
    const end = received.indexOf(HEAD_END);
    if (end < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(received.slice(0, end))?.[1] ?? '0');
    const total = end + HEAD_END.length + length;
    if (received.length < total) return;
    const status = Number(received.slice(9, 12));
    const body = received.slice(end + HEAD_END.length, total);
    received = received.slice(total);
    const done = waiting;
    waiting = null;
    done?.resolve({ status, body });
  });
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('The connection was closed')));
  return {
    exchange: (request) =>
      new Promise((resolve, reject) => {
        if (socket.destroyed) return reject(new Error('The connection was closed'));
        waiting = { resolve, reject };
        socket.write(request);
      }),
    send: (bytes) => void socket.write(bytes),
    close: () => {
      // What was sent goes out; nobody listens to what comes.
      socket.destroySoon();
    },
  };
}

export interface RawRequest {
  readonly method: 'POST' | 'GET';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export function toBytes({ method, path, headers, body = '' }: RawRequest): Buffer {
  const lines = Object.entries({ host: 'central', ...headers, 'content-length': String(Buffer.byteLength(body)) }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}${HEAD_END}${body}`);
}
