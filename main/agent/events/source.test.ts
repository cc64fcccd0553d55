import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createEventSource, type EventSource, type SourceMessage } from './source.ts';

let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

/** Central's line, on which a test speaks. */
const serve = async (speak: (request: IncomingMessage, response: ServerResponse) => void): Promise<EventSource> => {
  const server = createServer(speak);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const source = createEventSource({ url: `http://127.0.0.1:${port}`, deviceId: 'PC-1001-01', deviceSecret: 'x'.repeat(20) });
  close = async () => {
    await source.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return source;
};

const read = async (source: EventSource, after: string | null): Promise<SourceMessage[]> => {
  const messages: SourceMessage[] = [];
  for await (const message of source.open(after, new AbortController().signal)) messages.push(message);
  return messages;
};

test('events and signs of life arrive with their positions, however the bytes are cut', async () => {
  const source = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    const text = 'id: 7\nevent: ready\ndata: {"kind":"ready"}\n\n: alive\nid: 9\n\nid: 12\ndata: {"reason":"凭证不全"}\n\n';
    for (const byte of Buffer.from(text)) response.write(Buffer.from([byte]));
    response.end();
  });
  expect(await read(source, null)).toEqual([
    { position: '7', data: '{"kind":"ready"}' },
    { position: '9', data: null },
    { position: '12', data: '{"reason":"凭证不全"}' },
  ]);
});

test('it says who it is and from where it goes on', async () => {
  const heads: IncomingMessage['headers'][] = [];
  const source = await serve((request, response) => {
    heads.push(request.headers);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end();
  });
  await read(source, null);
  await read(source, '41');
  expect(heads.map((head) => head['last-event-id'])).toEqual([undefined, '41']);
  expect(heads[0]).toMatchObject({ 'guitai-device': 'PC-1001-01', authorization: `Device ${'x'.repeat(20)}`, accept: 'text/event-stream' });
});

test('a refusal is an error, and so is a line that breaks', async () => {
  const refusing = await serve((_request, response) => void response.writeHead(401).end('{}'));
  await expect(read(refusing, null)).rejects.toThrow('central answered 401');
  await close();
  const breaking = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('id: 7\ndata: {}\n\n');
    setImmediate(() => response.destroy());
  });
  await expect(read(breaking, null)).rejects.toThrow();
});
