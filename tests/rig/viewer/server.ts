import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { applyInput, inputBatchSchema } from './input.ts';
import { createScreencast, type Screencast } from './screencast.ts';

export interface Viewer {
  readonly url: string;
  follow(page: Page): Promise<void>;
}

const FILES: Readonly<Record<string, { file: string; type: string }>> = {
  '': { file: 'page.html', type: 'text/html; charset=utf-8' },
  'client.js': { file: 'client.js', type: 'text/javascript; charset=utf-8' },
  'viewer.css': { file: 'viewer.css', type: 'text/css; charset=utf-8' },
};
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};
const MAX_BODY = 64 * 1024;
/** A watcher who cannot keep up gets fewer pictures, not older ones. */
const MAX_WAITING = 4 * 1024 * 1024;

const end = (response: ServerResponse, status: number): void => {
  response.writeHead(status, HEADERS).end();
};

const bodyOf = async (request: IncomingMessage): Promise<string | null> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
};

const stream = (screencast: Screencast, response: ServerResponse): void => {
  response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream' });
  const leave = screencast.watch((picture) => {
    if (response.writableLength < MAX_WAITING) response.write(`data: ${JSON.stringify(picture)}\n\n`);
  });
  response.on('close', leave);
};

const takeInput = async (screencast: Screencast, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const body = await bodyOf(request);
  const session = screencast.session();
  if (body === null || session === null) return end(response, body === null ? 413 : 503);
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return end(response, 400);
  }
  const input = inputBatchSchema.safeParse(json);
  if (!input.success) return end(response, 400);
  for (const each of input.data) await applyInput(session, each);
  end(response, 204);
};

/** The window as a page on 127.0.0.1, for people without a display. Whoever has the address has the window, so it holds a secret. */
export const startViewer = async (): Promise<Viewer> => {
  const token = randomBytes(24).toString('base64url');
  const screencast = createScreencast();
  const known = (given: string): boolean => given.length === token.length && timingSafeEqual(Buffer.from(given), Buffer.from(token));

  const server = createServer((request, response) => {
    const [, given = '', name = ''] = (request.url ?? '').split('/');
    // The name in the request must be ours: a page elsewhere cannot reach us through a name that it points at this machine.
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '') || !known(given)) return end(response, 404);
    const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
    const answer = async (): Promise<void> => {
      if (file !== undefined && request.method === 'GET') {
        const content = await readFile(new URL(file.file, import.meta.url));
        response.writeHead(200, { ...HEADERS, 'Content-Type': file.type }).end(content);
      } else if (name === 'frames' && request.method === 'GET') stream(screencast, response);
      else if (name === 'input' && request.method === 'POST') await takeInput(screencast, request, response);
      else end(response, 404);
    };
    answer().catch(() => {
      if (!response.headersSent) end(response, 500);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/${token}/`, follow: (page) => screencast.follow(page) };
};
