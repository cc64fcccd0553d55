import type { ServerResponse } from 'node:http';

/** Server-sent events: each client gets the present state at once and every later one. */
export interface EventHub {
  add(response: ServerResponse): void;
  /** Something changed. Many changes in a row become one event. */
  changed(): void;
  close(): void;
}

export function createEventHub(state: () => unknown): EventHub {
  const clients = new Set<ServerResponse>();
  let scheduled = false;
  const message = () => `event: state\ndata: ${JSON.stringify(state())}\n\n`;
  return {
    add(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
      response.write(message());
      clients.add(response);
      response.on('close', () => clients.delete(response));
    },
    changed() {
      if (scheduled || clients.size === 0) return;
      scheduled = true;
      setImmediate(() => {
        scheduled = false;
        if (clients.size === 0) return;
        const text = message();
        for (const client of clients) client.write(text);
      });
    },
    close() {
      for (const client of clients) client.end();
      clients.clear();
    },
  };
}
