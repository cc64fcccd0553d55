import Fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { wireError } from '../../contract/errors/wire.ts';
import type { Central } from '../central.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { createBankDate } from './bankDate.ts';
import { registerRoutes } from './dispatch.ts';
import { registerEventStream } from './eventStream.ts';
import { registerFailures } from './failures.ts';
import { registerHealth } from './health.ts';
import { registerMetrics } from './measure.ts';
import { openApiDocument } from './openapi/document.ts';
import { sendProblem } from './problem.ts';

const BODY_LIMIT_BYTES = 64 * 1024;
const HEADER_LIMIT_BYTES = 8 * 1024;
const REQUEST_LIMIT_MS = 30_000;
const KEEP_ALIVE_MS = 60_000;
/** Longer than any statement may run. What is not answered by then, such as an open stream, is cut. */
const DRAIN_LIMIT_MS = 20_000;

export interface Server {
  readonly app: FastifyInstance;
  /** Answers what is in flight, refuses what is new, and closes; cuts what is left after twenty seconds. */
  drain(): Promise<void>;
}

/** The HTTP server of the contract. Importing this does nothing; the caller listens. */
export function createServer(central: Central, log: Logger, metrics: Metrics): Server {
  let draining = false;
  const bankDate = createBankDate(central.db);
  const app = Fastify({
    // Requests are not logged one by one: the journal is the record of business, and URLs carry what must not be logged.
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_LIMIT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { maxHeaderSize: HEADER_LIMIT_BYTES },
    // Longer than any header may be: the contract's schema judges a parameter's length, and names it.
    routerOptions: { maxParamLength: HEADER_LIMIT_BYTES },
    // A path that cannot be decoded reaches neither a route nor the error handler.
    frameworkErrors: (error, _request, reply) => {
      void bankDate
        .get()
        .then((date) => sendProblem(reply, wireError('INPUT_INVALID', { reason: error.code }), date, error.statusCode ?? 400));
    },
    // A request that still comes in while draining is refused as a problem (below) instead of with a bare 503.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
  });
  app.addHook('onRequest', async (request, reply) => {
    // Whether it drains is asked of a process that does.
    if (!draining || request.routeOptions.url === '/readyz') return;
    await sendProblem(reply, wireError('CENTRAL_STOPPING'), await bankDate.get());
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    reply.header('x-content-type-options', 'nosniff');
    if (draining) reply.header('connection', 'close');
  });
  // Only JSON is taken; the default would hand text/plain through as a string.
  app.removeContentTypeParser('text/plain');
  registerFailures(app, log, bankDate);
  registerRoutes(app, central, bankDate, metrics);
  registerEventStream(app, central, bankDate, log);
  registerHealth(
    app,
    central.db,
    () => draining,
    () => central.events.relayState(),
  );
  registerMetrics(app, metrics);
  const document = JSON.stringify(openApiDocument());
  app.get('/openapi.json', async (_request, reply) => reply.header('content-type', 'application/json; charset=utf-8').send(document));
  return {
    app,
    drain: async () => {
      draining = true;
      const cut = setTimeout(() => {
        log.warn('connections that were not answered in time are cut');
        app.server.closeAllConnections();
      }, DRAIN_LIMIT_MS);
      await app.close().finally(() => clearTimeout(cut));
      metrics.end();
    },
  };
}
