import { createServer, connect as dial, type Socket } from 'node:net';
import { freePort } from '../database/engine/port.ts';

/** A TCP relay before PostgreSQL that sees every protocol message from central and can strike before any of them. */
export interface Wire {
  readonly port: number;
  /** From now on, calls `strike` instead of passing on the `at`-th message (1-based). What came before it has been passed on. */
  arm(at: number, strike: () => void): void;
  /** Stops counting. Answers how many messages went by since it was armed. */
  disarm(): number;
  close(): Promise<void>;
}

/**
 * Cuts a client's stream into protocol messages (PostgreSQL documentation, message formats): a start-up message is length and
 * content, every later one a type byte, length and content. Answers whole messages and keeps the rest.
 */
function createSplitter(): (chunk: Buffer) => Buffer[] {
  let rest: Buffer = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const messages: Buffer[] = [];
    for (;;) {
      const head = started ? 1 : 0;
      if (rest.length < head + 4) return messages;
      const end = head + rest.readUInt32BE(head);
      if (rest.length < end) return messages;
      messages.push(rest.subarray(0, end));
      rest = rest.subarray(end);
      started = true;
    }
  };
}

export async function createWire(target: number): Promise<Wire> {
  let armed: { at: number; strike: () => void } | null = null;
  let count = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = dial(target, '127.0.0.1');
    const split = createSplitter();
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
    upstream.pipe(client);
    let struck = false;
    client.on('data', (chunk) => {
      for (const message of split(chunk)) {
        if (armed !== null) count += 1;
        if (armed !== null && count === armed.at) {
          struck = true;
          armed.strike();
        }
        // Nothing of a struck connection arrives any more: the process that sent it is dead.
        if (!struck) upstream.write(message);
      }
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port,
    arm: (at, strike) => {
      count = 0;
      armed = { at, strike };
    },
    disarm: () => {
      armed = null;
      return count;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
