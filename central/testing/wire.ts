import { createServer, connect as dial, type Socket } from 'node:net';
import { freePort } from '../database/engine/port.ts';

/** A TCP relay before PostgreSQL that sees every message from central and can strike at any of them. */
export interface Wire {
  readonly port: number;
  /** From now on, calls `strike` at the `at`-th message. `before`: the message never arrives; `after`: it does. */
  arm(at: number, place: 'before' | 'after', strike: () => void): void;
  /** Stops counting. Answers how many messages went by since it was armed. */
  disarm(): number;
  close(): Promise<void>;
}

export async function createWire(target: number): Promise<Wire> {
  let armed: { at: number; place: 'before' | 'after'; strike: () => void } | null = null;
  let count = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = dial(target, '127.0.0.1');
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
    client.on('data', (chunk) => {
      if (armed !== null) {
        count += 1;
        const hit = count === armed.at ? armed : null;
        if (hit !== null) armed = null;
        if (hit?.place === 'before') return hit.strike();
        upstream.write(chunk);
        hit?.strike();
        return;
      }
      upstream.write(chunk);
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port,
    arm: (at, place, strike) => {
      count = 0;
      armed = { at, place, strike };
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
