import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { z } from 'zod';
import { err, ok, type Result } from '../../contract/result.ts';
import type { ApiError } from './api.ts';

/** A small JSON server for 127.0.0.1. Every request needs the bearer token; bodies are checked by the route's schema before the handler sees them. */
export type Answer = Result<unknown, ApiError>;
export interface Route {
  readonly method: 'GET' | 'POST';
  /** Matched against the whole path; named groups go to the handler. */
  readonly path: RegExp;
  readonly body?: z.ZodType;
  handle(body: unknown, groups: Readonly<Record<string, string>>): Answer | Promise<Answer>;
  /** For answers that stay open, in place of `handle`'s value. */
  stream?(response: ServerResponse): void;
}

const STATUS: Readonly<Record<ApiError['code'], number>> = {
  invalidData: 400,
  unauthorized: 401,
  notFound: 404,
  methodNotAllowed: 405,
  conflict: 409,
  tooLarge: 413,
  internalError: 500,
};
const MAX_BODY = 2_000_000;

export const apiError = (code: ApiError['code'], message: string): { readonly ok: false; readonly error: ApiError } =>
  err({ code, message });

export function createJsonServer(token: string, routes: readonly Route[]): Server {
  return createServer((request, response) => {
    void serve(request, response, token, routes).then(
      (answer) => {
        if (answer !== null) send(response, answer);
      },
      (error: unknown) => send(response, apiError('internalError', error instanceof Error ? error.message : String(error))),
    );
  });
}

function send(response: ServerResponse, answer: Answer) {
  response.writeHead(answer.ok ? 200 : STATUS[answer.error.code], {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(answer.ok ? answer.value : answer.error));
}

async function serve(request: IncomingMessage, response: ServerResponse, token: string, routes: readonly Route[]): Promise<Answer | null> {
  if (!isAuthorized(request, token)) return apiError('unauthorized', 'a bearer token is needed');
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const here = routes.filter((route) => route.path.test(path));
  if (here.length === 0) return apiError('notFound', `there is no ${path}`);
  const route = here.find(({ method }) => method === request.method);
  if (route === undefined) return apiError('methodNotAllowed', `${path} takes ${here.map(({ method }) => method).join(', ')}`);
  if (route.stream !== undefined) {
    route.stream(response);
    return null;
  }
  const body = route.body === undefined ? ok(undefined) : await readBody(request, route.body);
  if (!body.ok) return body;
  return route.handle(body.value, route.path.exec(path)?.groups ?? {});
}

/** Compared as hashes, so that neither the length nor the first wrong character shows in the time it takes. */
function isAuthorized(request: IncomingMessage, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));
}

async function readBody(request: IncomingMessage, schema: z.ZodType): Promise<Answer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MAX_BODY) return apiError('tooLarge', `a body has at most ${MAX_BODY} bytes`);
    parts.push(part);
  }
  let value: unknown;
  try {
    value = JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return apiError('invalidData', 'the body is not JSON');
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const details = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  return err({
    code: 'invalidData',
    message: details.map(({ path, message }) => `${path === '' ? 'body' : path}: ${message}`).join('; '),
    details,
  });
}
