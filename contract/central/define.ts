import type { z } from 'zod';

/** Who may call a route: anybody, an enrolled branch PC, or a teller who is signed on there. */
export type RouteAuth = 'none' | 'device' | 'teller';

/** One route of the central API. Server, client and the OpenAPI document are derived from it. */
export interface RouteDefinition {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path with `:name` parameters. */
  readonly path: string;
  readonly summary: string;
  readonly auth: RouteAuth;
  /** True: needs the header `Idempotency-Key` (the client key, UUIDv7); a repeated request gets the first answer again. */
  readonly idempotent?: boolean;
  /** True: answers `text/event-stream`; `response` is the shape of each event's data. */
  readonly stream?: boolean;
  /** True: the use case looks at the session again itself, in the transaction of its work. */
  readonly sessionInWork?: boolean;
  /** Bytes that a request's body may have, where it is more than the usual 64 KiB. */
  readonly bodyLimit?: number;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
}

export const route = <const R extends RouteDefinition>(definition: R): R => definition;

type Inferred<S> = S extends z.ZodType ? z.output<S> : undefined;

export type RouteParams<R extends RouteDefinition> = Inferred<R['params']>;
export type RouteQuery<R extends RouteDefinition> = Inferred<R['query']>;
export type RouteBody<R extends RouteDefinition> = Inferred<R['body']>;
export type RouteResponse<R extends RouteDefinition> = z.output<R['response']>;
