import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { wireError } from '../../contract/errors/wire.ts';
import { SQLSTATE, sqlState } from '../database/failure.ts';
import { TooContended } from '../database/retry.ts';
import type { BankDate } from './bankDate.ts';
import { sendProblem } from './problem.ts';

/** The route's pattern, never the URL: a search's URL holds a customer's name. */
const patternOf = (request: FastifyRequest): string => `${request.method} ${request.routeOptions.url ?? '(none)'}`;

const httpStatus = (error: unknown): number | null => {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return null;
  return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : null;
};

/** What a thrown error becomes: the caller's mistake keeps its 4xx, contention says "again", the rest is one UNEXPECTED, logged once. */
export function registerFailures(app: FastifyInstance, log: Logger, bankDate: BankDate): void {
  app.setNotFoundHandler(async (_request, reply) => sendProblem(reply, wireError('NOT_FOUND'), await bankDate.get()));
  app.setErrorHandler(async (error: unknown, request, reply) => {
    const date = await bankDate.get();
    const status = httpStatus(error);
    if (status !== null) {
      const reason = error instanceof Error ? error.message.slice(0, 300) : 'malformed request';
      return sendProblem(reply, wireError('INPUT_INVALID', { reason }), date, status);
    }
    if (sqlState(error) === SQLSTATE.lockNotAvailable) return sendProblem(reply, wireError('IDEMPOTENCY_IN_FLIGHT'), date);
    if (error instanceof TooContended) return sendProblem(reply, wireError('TOO_MANY_REQUESTS'), date);
    const reference = randomUUID().slice(0, 8);
    log.error({ err: error, reference, route: patternOf(request) }, 'request failed');
    return sendProblem(reply, wireError('UNEXPECTED', { reference }), date);
  });
}
