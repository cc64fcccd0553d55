import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands before the nodes in tests: hands each request to the next node in turn. */
export interface Balancer {
  readonly url: string;
  /** Requests that each node has answered. */
  readonly answered: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** Nothing of the request has reached anybody, so that the next node may have it. */
const neverConnected = (error: NodeJS.ErrnoException): boolean => error.code === 'ECONNREFUSED';

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

const ask = (node: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    // A connection for each request: one that is kept would tie a caller to a node.
    const { connection: _connection, ...headers } = incoming.headers;
    const outgoing = request(new URL(incoming.url ?? '/', node), { method: incoming.method, headers, agent: false }, (response) => {
      bodyOf(response).then((answer) => resolve({ status: response.statusCode ?? 502, headers: response.headers, body: answer }), reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

/** Listens on a free port of 127.0.0.1. A node that broke off is answered for with 502: what it did is not known. */
export async function startBalancer(nodes: readonly string[]): Promise<Balancer> {
  const answered = new Map<string, number>();
  let turn = 0;
  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(incoming);
    turn += 1;
    const first = turn % nodes.length;
    for (const node of [...nodes.slice(first), ...nodes.slice(0, first)]) {
      try {
        const answer = await ask(node, incoming, body);
        // A node that is stopping has done nothing (CENTRAL_STOPPING).
        if (answer.status === 503 && answer.body.includes('CENTRAL_STOPPING')) continue;
        answered.set(node, (answered.get(node) ?? 0) + 1);
        const { connection: _connection, 'transfer-encoding': _encoding, ...headers } = answer.headers;
        response.writeHead(answer.status, headers).end(answer.body);
        return;
      } catch (error) {
        if (!neverConnected(error as NodeJS.ErrnoException)) break;
      }
    }
    response.writeHead(502, { 'content-type': 'text/plain' }).end('""');
  };
  const server = createServer((incoming, response) => void handle(incoming, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
