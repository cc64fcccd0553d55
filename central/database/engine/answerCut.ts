import { createServer, connect as dial, type Socket } from 'node:net';
import { freePort } from './port.ts';

/** A TCP relay before PostgreSQL, for tests, that can lose the server's answer to a commit: the commit happens and nobody is told. */
export interface AnswerCut {
  readonly port: number;
  /** The next commit goes through; its answer does not, and the connection breaks. Resolves when that has happened. */
  cutNext(): Promise<void>;
  close(): Promise<void>;
}

/** A simple query whose text is `commit` (PostgreSQL documentation, message formats). */
const COMMIT = Buffer.from([0x51, 0, 0, 0, 11, ...Buffer.from('commit\0')]);

export async function createAnswerCut(target: number): Promise<AnswerCut> {
  let armed: (() => void) | null = null;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = dial(target, '127.0.0.1');
    let cut: (() => void) | null = null;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk) => {
      if (armed !== null && chunk.includes(COMMIT)) {
        cut = armed;
        armed = null;
      }
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (cut === null) {
        client.write(chunk);
        return;
      }
      // What comes first may be the answer to a statement before the commit; `COMMIT` is the tag of the command's completion.
      if (!chunk.includes('COMMIT\0')) return;
      client.destroy();
      cut();
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port,
    cutNext: () =>
      new Promise((resolve) => {
        armed = resolve;
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
