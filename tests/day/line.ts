import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** The line between one PC and central, which can be cut and mended. */
export interface Line {
  readonly url: string;
  cut(): void;
  mend(): void;
  stop(): Promise<void>;
}

export const createLine = async (central: string): Promise<Line> => {
  const target = Number(new URL(central).port);
  const sockets = new Set<Socket>();
  let open = true;
  const carry = (client: Socket): void => {
    const upstream = connect(target, '127.0.0.1');
    const end = (): void => {
      client.destroy();
      upstream.destroy();
      sockets.delete(client);
      sockets.delete(upstream);
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', end);
      socket.on('close', end);
    }
    client.pipe(upstream);
    upstream.pipe(client);
  };
  const server = createServer((client) => (open ? carry(client) : client.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const endAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    cut: () => {
      open = false;
      endAll();
    },
    mend: () => {
      open = true;
    },
    stop: async () => {
      endAll();
      server.close();
      await once(server, 'close');
    },
  };
};
