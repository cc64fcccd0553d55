import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { Random } from '../soak/random.ts';
import type { Counts } from './counts.ts';

/** The line between a branch PC and central, which loses, delays and repeats what goes over it. */
export interface Line {
  readonly port: number;
  /** From now on nothing goes wrong. */
  calm(): void;
  stop(): Promise<void>;
}

interface LineOptions {
  /** Where central is at this moment. */
  readonly target: () => number;
  readonly random: Random;
  readonly counts: Counts;
}

const LONGEST_DELAY_MS = 400;
const LONGEST_PARTITION_MS = 3_000;

/** Sends the same bytes over a connection of its own and throws the answer away: central hears a request twice. */
const sayTwice = (port: number, bytes: Buffer): void => {
  const second = connect(port, '127.0.0.1', () => second.write(bytes));
  second.on('data', () => second.destroy());
  second.on('error', () => second.destroy());
  second.setTimeout(5_000, () => second.destroy());
};

/**
 * A request of these programs is one burst of bytes, so each burst from the counter has one fate: it is lost before it arrives, or its
 * answer is, or it is late (others overtake it), or it arrives twice. From time to time nothing goes through at all for a while.
 */
export const createLine = async ({ target, random, counts }: LineOptions): Promise<Line> => {
  let wild = true;
  let closedUntil = 0;
  const sockets = new Set<Socket>();

  const carry = (client: Socket): void => {
    sockets.add(client);
    const upstream = connect(target(), '127.0.0.1');
    sockets.add(upstream);
    const end = (): void => {
      client.destroy();
      upstream.destroy();
      sockets.delete(client);
      sockets.delete(upstream);
    };
    let loseAnswer = false;
    let before: Promise<void> = Promise.resolve();
    const pass = async (bytes: Buffer): Promise<void> => {
      if (wild && Date.now() < closedUntil) return end();
      const fate = wild ? random.next() : 1;
      if (fate < 0.015) {
        counts.cuts += 1;
        return end();
      }
      if (fate < 0.035) {
        counts.cuts += 1;
        loseAnswer = true;
      } else if (fate < 0.075) {
        counts.delays += 1;
        await new Promise<void>((resolve) => setTimeout(resolve, random.int(10, LONGEST_DELAY_MS)));
      } else if (fate < 0.095) {
        counts.duplicates += 1;
        sayTwice(target(), bytes);
      } else if (fate < 0.0965) {
        counts.partitions += 1;
        closedUntil = Date.now() + random.int(200, LONGEST_PARTITION_MS);
        return end();
      }
      upstream.write(bytes);
    };
    client.on('data', (bytes: Buffer) => {
      before = before.then(() => pass(bytes));
    });
    upstream.on('data', (bytes) => (loseAnswer ? end() : client.write(bytes)));
    for (const socket of [client, upstream]) {
      socket.on('error', end);
      socket.on('close', end);
    }
  };

  const server = createServer((client) => (wild && Date.now() < closedUntil ? client.destroy() : carry(client)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    calm: () => {
      wild = false;
      for (const socket of sockets) socket.destroy();
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
