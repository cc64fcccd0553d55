import type { FastifyReply } from 'fastify';
import type { Problem } from '../../contract/central/problem.ts';
import { HEADERS } from '../../contract/central/routes.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { retryAfter, statusOf } from './status.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** A code's page in the documentation; a URN, because a bank's branch network reaches no public site. */
const typeOf = (code: string): string => `urn:guitai:error:${code}`;

/** RFC 9457 problem details of an error. `status` overrides the code's own, for HTTP's errors such as 413 and 415. */
export function toProblem(error: WireError, businessDate: string | null, status = statusOf(error.code)): Problem {
  return {
    type: typeOf(error.code),
    title: error.message,
    status,
    code: error.code,
    details: error.details,
    ...(error.fields === undefined ? {} : { fields: error.fields }),
    ...(businessDate === null ? {} : { businessDate }),
  };
}

export function sendProblem(reply: FastifyReply, error: WireError, businessDate: string | null, status?: number): FastifyReply {
  const problem = toProblem(error, businessDate, status);
  const later = retryAfter(error.code);
  if (later !== null) reply.header('retry-after', String(later));
  if (businessDate !== null) reply.header(HEADERS.businessDate, businessDate);
  return reply.code(problem.status).header('content-type', PROBLEM_TYPE).send(JSON.stringify(problem));
}
