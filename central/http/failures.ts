import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { HEADERS } from '../../contract/central/routes.ts';
import { wireError } from '../../contract/errors/wire.ts';
import { failureCode, isUnforeseen } from '../database/failureCode.ts';
import type { BankDate } from './bankDate.ts';
import { sendProblem } from './problem.ts';

/** What a proxy calls the request, for looking both logs up by one number. */
const REQUEST_ID = 'x-request-id';
const PLAIN = /^[A-Za-z0-9._-]{1,64}$/;

const plainHeader = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' && PLAIN.test(value) ? value : undefined;
};

/** What finds the request again. The route's pattern, never the URL: a search's URL holds a customer's name. */
const traceOf = (request: FastifyRequest): Record<string, string | undefined> => ({
  route: `${request.method} ${request.routeOptions.url ?? '(none)'}`,
  requestId: plainHeader(request, REQUEST_ID),
  device: plainHeader(request, HEADERS.deviceId),
  key: plainHeader(request, HEADERS.idempotencyKey),
});

const httpStatus = (error: unknown): number | null => {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return null;
  return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : null;
};

/**
 * What a thrown error becomes: the caller's mistake keeps its 4xx, contention says "again", a failing database says that the key will tell,
 * the rest is UNEXPECTED. The last two are logged, once, with the reference that the answer bears.
 */
export function registerFailures(app: FastifyInstance, log: Logger, bankDate: BankDate): void {
  app.setNotFoundHandler(async (_request, reply) => sendProblem(reply, wireError('NOT_FOUND'), await bankDate.get()));
  app.setErrorHandler(async (error: unknown, request, reply) => {
    const date = await bankDate.get();
    const status = httpStatus(error);
    if (status !== null) {
      const reason = error instanceof Error ? error.message.slice(0, 300) : 'malformed request';
      return sendProblem(reply, wireError('INPUT_INVALID', { reason }), date, status);
    }
    const code = failureCode(error);
    if (!isUnforeseen(code)) return sendProblem(reply, wireError(code), date);
    const reference = randomUUID().slice(0, 8);
    log.error({ err: error, reference, ...traceOf(request) }, 'request failed');
    return sendProblem(reply, wireError(code, { reference }), date);
  });
}
