import { randomBytes, timingSafeEqual } from 'node:crypto';
import { PassThrough } from 'node:stream';
import Fastify from 'fastify';
import { z } from 'zod';
import { wireError } from '../../../contract/errors/wire.ts';
import { CALL_NAMES, CALLS, EVENT_NAMES, EVENTS, isAgentCall } from '../../../contract/ipc/contract.ts';
import { err } from '../../../contract/result.ts';
import type { RunningAgent } from '../agent.ts';

export interface HeadlessServer {
  readonly url: string;
  readonly token: string;
  stop(): Promise<void>;
}

/** The contract as JSON Schema, so that a stranger's program can read what it may say. */
const describeContract = () => ({
  calls: Object.fromEntries(
    CALL_NAMES.filter(isAgentCall).map((name) => {
      const { summary, permission, input, output, deadlineMs } = CALLS[name];
      return [name, { summary, permission, deadlineMs, input: z.toJSONSchema(input, { io: 'input' }), output: z.toJSONSchema(output) }];
    }),
  ),
  events: Object.fromEntries(EVENT_NAMES.map((name) => [name, z.toJSONSchema(EVENTS[name])])),
});

const sameToken = (given: string | undefined, token: string): boolean => {
  const left = Buffer.from(given ?? '');
  const right = Buffer.from(`Bearer ${token}`);
  return left.length === right.length && timingSafeEqual(left, right);
};

/** Offers the agent on 127.0.0.1. The token is made for this run and printed once. */
export const serveHeadless = async (agent: RunningAgent, port: number): Promise<HeadlessServer> => {
  const token = randomBytes(24).toString('base64url');
  const app = Fastify({ bodyLimit: 256 * 1024, forceCloseConnections: true });

  app.addHook('onRequest', async (request, reply) => {
    if (!sameToken(request.headers.authorization, token)) await reply.code(401).send(err(wireError('SENDER_REFUSED')));
  });
  app.setErrorHandler(async (cause, _request, reply) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    await reply.code(400).send(err(wireError('INPUT_INVALID', { reason })));
  });
  app.setNotFoundHandler(async (_request, reply) => reply.code(404).send(err(wireError('NOT_FOUND'))));

  app.get('/contract', async () => describeContract());
  // A refused call is an answer like any other: HTTP 200 with `ok: false`. Other statuses are the transport's own.
  app.post<{ Params: { name: string } }>('/call/:name', async (request) => await agent.call(request.params.name, request.body ?? {}));
  app.get('/events', (_request, reply) => {
    const stream = new PassThrough();
    const unsubscribe = agent.onEvent((name, payload) => void stream.write(`event: ${name}\ndata: ${JSON.stringify(payload)}\n\n`));
    stream.on('close', unsubscribe);
    stream.write(': connected\n\n');
    void reply.header('content-type', 'text/event-stream').header('cache-control', 'no-store').send(stream);
  });

  const url = await app.listen({ host: '127.0.0.1', port });
  return { url, token, stop: () => app.close() };
};
