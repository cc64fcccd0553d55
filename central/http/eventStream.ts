import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { positionSchema } from '../../contract/central/events.ts';
import { centralRoutes, HEADERS } from '../../contract/central/routes.ts';
import { wireError } from '../../contract/errors/wire.ts';
import type { Central, DeviceCaller } from '../central.ts';
import { runStream, type Sink } from '../events/stream.ts';
import type { Timers } from '../events/timers.ts';
import { authenticateDevice } from '../sessions/authenticate.ts';
import type { BankDate } from './bankDate.ts';
import { readInput } from './input.ts';
import { sendProblem } from './problem.ts';

/** A reader that takes nothing for so long is cut off; it resumes when it can. */
export const SLOW_MS = 10_000;
/** A stream ends cleanly after so long, and the PC that comes back is authenticated again: a revoked one does not. */
export const LIFETIME_MS = 600_000;
/** A PC has one agent; a few more while old lines are not yet known to be dead. The oldest makes room. */
const PER_DEVICE = 4;

const LAST_EVENT_ID = 'last-event-id';
const single = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** Writes to a response and waits until the reader takes it: what it does not take is never queued behind. */
function sinkOf(response: ServerResponse, timers: Timers, signal: AbortSignal): Sink {
  return {
    write: (text) => {
      if (response.destroyed || signal.aborted) return Promise.resolve(false);
      if (response.write(text)) return Promise.resolve(true);
      return new Promise((resolve) => {
        const finish = (goesOn: boolean): void => {
          cancel();
          response.off('drain', drained);
          response.off('close', gone);
          signal.removeEventListener('abort', gone);
          if (!goesOn) response.destroy();
          resolve(goesOn);
        };
        const drained = (): void => finish(true);
        const gone = (): void => finish(false);
        const cancel = timers.after(SLOW_MS, gone);
        response.on('drain', drained);
        response.on('close', gone);
        signal.addEventListener('abort', gone);
      });
    },
  };
}

interface Position {
  readonly ok: boolean;
  readonly after: bigint | null;
}

/** A reader that comes back repeats its first URL; what it has seen since is in the header. */
function positionOf(request: FastifyRequest, after: string | undefined): Position {
  const text = single(request.headers[LAST_EVENT_ID]) ?? after;
  if (text === undefined || text === '') return { ok: true, after: null };
  const position = positionSchema.safeParse(text);
  return position.success ? { ok: true, after: BigInt(position.data) } : { ok: false, after: null };
}

const HEAD = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // nginx would collect events until its buffer is full.
  'x-accel-buffering': 'no',
} as const;

/** Registers `GET /v1/events`, which cannot be asked and answered like the others. Closing the server ends its streams. */
export function registerEventStream(app: FastifyInstance, central: Central, bankDate: BankDate, log: Logger): void {
  const definition = centralRoutes.events;
  const { timers, feed } = central.events;
  const byDevice = new Map<string, AbortController[]>();
  const running = new Set<Promise<void>>();
  let closing = false;

  const enter = (deviceId: string, mine: AbortController): void => {
    const open = byDevice.get(deviceId) ?? [];
    if (open.length >= PER_DEVICE) open.shift()?.abort();
    byDevice.set(deviceId, [...open, mine]);
  };
  const leave = (deviceId: string, mine: AbortController): void => {
    const left = (byDevice.get(deviceId) ?? []).filter((each) => each !== mine);
    if (left.length === 0) byDevice.delete(deviceId);
    else byDevice.set(deviceId, left);
  };

  const stream = async (caller: DeviceCaller, after: bigint | null, response: ServerResponse): Promise<void> => {
    const end = new AbortController();
    const abort = (): void => end.abort();
    const cancelLifetime = timers.after(LIFETIME_MS, abort);
    enter(caller.deviceId, end);
    response.on('close', abort);
    response.on('error', abort);
    try {
      response.writeHead(200, { ...HEAD, connection: 'close', [HEADERS.businessDate]: caller.businessDate });
      const sink = sinkOf(response, timers, end.signal);
      await runStream({ db: central.db, feed, sink, timers, branchCode: caller.branchCode, after, signal: end.signal });
    } catch (error) {
      log.warn({ err: error, route: 'GET /v1/events' }, 'a stream of events ended early');
    } finally {
      cancelLifetime();
      leave(caller.deviceId, end);
      response.end();
    }
  };

  app.get(definition.path, async (request, reply): Promise<FastifyReply> => {
    const deviceId = single(request.headers[HEADERS.deviceId]);
    const caller = await authenticateDevice(central, { deviceId, authorization: single(request.headers[HEADERS.authorization]) });
    if (!caller.ok) return sendProblem(reply, caller.error, await bankDate.get());
    const { businessDate } = caller.value;
    const { params, query, body, headers } = request;
    const input = readInput(definition, { params, query, body, headers });
    if (!input.ok) return sendProblem(reply, input.error, businessDate);
    const position = positionOf(request, definition.query.parse(query).after);
    if (!position.ok)
      return sendProblem(reply, wireError('INPUT_INVALID', { reason: `header ${LAST_EVENT_ID}: not a position` }), businessDate);
    if (closing) return sendProblem(reply, wireError('TOO_MANY_REQUESTS'), businessDate);
    reply.hijack();
    const mine = stream(caller.value, position.after, reply.raw).finally(() => running.delete(mine));
    running.add(mine);
    return reply;
  });

  app.addHook('preClose', async () => {
    closing = true;
    for (const each of [...byDevice.values()].flat()) each.abort();
    await Promise.all(running);
  });
}
