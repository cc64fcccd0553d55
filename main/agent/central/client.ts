import { Agent, request } from 'undici';
import type { RouteBody, RouteDefinition, RouteParams, RouteQuery, RouteResponse } from '../../../contract/central/define.ts';
import { problemSchema } from '../../../contract/central/problem.ts';
import { type CentralRouteName, centralRoutes, HEADERS } from '../../../contract/central/routes.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { err, ok, type Result } from '../../../contract/result.ts';

/** How a call to central ended badly. `refused`: central answered with a code. `silence`: nobody knows whether it was done. */
export type CentralFailure =
  | { readonly kind: 'refused'; readonly status: number; readonly error: WireError }
  | { readonly kind: 'silence'; readonly reason: string };

type Routes = typeof centralRoutes;

type Given<T> = [T] extends [undefined] ? unknown : T;

export interface CallOptions<N extends CentralRouteName> {
  readonly params?: Given<RouteParams<Routes[N]>>;
  readonly query?: Given<RouteQuery<Routes[N]>>;
  readonly body?: Given<RouteBody<Routes[N]>>;
  /** Exactly these bytes are sent instead of `body`, so that a repeated request is the same request. */
  readonly rawBody?: string;
  readonly idempotencyKey?: string;
  /** Token of the signed-on teller, for teller routes. */
  readonly token?: string;
  readonly timeoutMs?: number;
}

export interface CentralClient {
  call<N extends CentralRouteName>(name: N, options: CallOptions<N>): Promise<Result<RouteResponse<Routes[N]>, CentralFailure>>;
  close(): Promise<void>;
}

export interface CentralClientConfig {
  readonly url: string;
  readonly deviceId: string;
  readonly deviceSecret: string;
}

const DEFAULT_TIMEOUT_MS = 10_000;

const fill = (path: string, params: unknown): string =>
  path.replaceAll(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(String((params as Record<string, unknown>)[name])));

const queryOf = (query: unknown): string => {
  if (query === undefined) return '';
  const entries = Object.entries(query as Record<string, unknown>).map(([name, value]): [string, string] => [name, String(value)]);
  return `?${new URLSearchParams(entries).toString()}`;
};

/** Speaks the central API. Every answer is checked against the contract; what does not fit counts as silence, never as an outcome. */
export const createCentralClient = (config: CentralClientConfig): CentralClient => {
  const dispatcher = new Agent({ connections: 8, connect: { timeout: 3_000 }, keepAliveTimeout: 10_000 });

  const send = async (route: RouteDefinition, options: CallOptions<CentralRouteName>) => {
    const timeout = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const body = options.rawBody ?? (options.body === undefined ? null : JSON.stringify(options.body));
    const response = await request(`${config.url}${fill(route.path, options.params)}${queryOf(options.query)}`, {
      dispatcher,
      method: route.method,
      headers: {
        [HEADERS.deviceId]: config.deviceId,
        [HEADERS.authorization]: route.auth === 'teller' ? `Bearer ${options.token ?? ''}` : `Device ${config.deviceSecret}`,
        ...(body === null ? {} : { 'content-type': 'application/json' }),
        ...(options.idempotencyKey === undefined ? {} : { [HEADERS.idempotencyKey]: options.idempotencyKey }),
      },
      body,
      headersTimeout: timeout,
      bodyTimeout: timeout,
      signal: AbortSignal.timeout(timeout),
    });
    return { status: response.statusCode, text: await response.body.text() };
  };

  return {
    call: async <N extends CentralRouteName>(name: N, options: CallOptions<N>) => {
      const route: RouteDefinition = centralRoutes[name];
      try {
        const { status, text } = await send(route, options as CallOptions<CentralRouteName>);
        return interpret<RouteResponse<Routes[N]>>(route, status, text);
      } catch (cause) {
        return err({ kind: 'silence', reason: cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause) });
      }
    },
    close: () => dispatcher.destroy(),
  };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const interpret = <T>(route: RouteDefinition, status: number, text: string): Result<T, CentralFailure> => {
  const json = parseJson(text);
  if (status >= 200 && status < 300) {
    const answer = route.response.safeParse(json);
    if (answer.success) return ok(answer.data as T);
    return err({
      kind: 'silence',
      reason: `the answer does not fit the contract: ${answer.error.issues[0]?.path.join('.') ?? ''} ${answer.error.issues[0]?.message ?? ''}`,
    });
  }
  const problem = problemSchema.safeParse(json);
  // A server error says nothing about what was done before it.
  if (status >= 500 || !problem.success) return err({ kind: 'silence', reason: `central answered ${status}` });
  const { code, details, fields } = problem.data;
  return err({ kind: 'refused', status, error: wireError(code, details, fields) });
};
