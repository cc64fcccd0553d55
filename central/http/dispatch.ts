import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RouteDefinition } from '../../contract/central/define.ts';
import { type CentralRouteName, centralRoutes, HEADERS } from '../../contract/central/routes.ts';
import type { PostingRequest } from '../../contract/central/transactions.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { Answer } from '../answer.ts';
import type { Central, DeviceCaller, TellerCaller } from '../central.ts';
import { countPosting } from '../metrics/countPosting.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { observing } from '../metrics/observer.ts';
import { authenticateDevice, authenticateTeller } from '../sessions/authenticate.ts';
import type { BankDate } from './bankDate.ts';
import type { AnsweredRouteName } from './handler.ts';
import { handlers } from './handlers.ts';
import { type Input, readInput } from './input.ts';
import { sendProblem } from './problem.ts';

type Caller = TellerCaller | DeviceCaller | null;
type AnyHandler = (central: Central, call: Input & { caller: Caller }) => Promise<Answer<unknown>>;

const single = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

async function authenticate(central: Central, definition: RouteDefinition, request: FastifyRequest): Promise<Result<Caller, WireError>> {
  const credentials = {
    deviceId: single(request.headers[HEADERS.deviceId]),
    authorization: single(request.headers[HEADERS.authorization]),
  };
  switch (definition.auth) {
    case 'none':
      return ok(null);
    case 'device':
      return await authenticateDevice(central, credentials);
    case 'teller':
      return await authenticateTeller(central, credentials, { recent: definition.sessionInWork === true });
  }
}

/** Counts what became of a request under a key. Only postings are booked under the code of a transaction. */
function count(metrics: Metrics, name: CentralRouteName, { body }: Input, result: Answer<unknown>): void {
  if (name === 'post') countPosting(metrics, name, (body as PostingRequest).transactionCode, result);
  else if (result.ok && 'stored' in result && result.replayed === true) metrics.replayed(name);
}

/** Caller, then shape, then the handler; then the answer's own shape. No route can skip one of them. */
async function answer(
  central: Central,
  bankDate: BankDate,
  metrics: Metrics,
  name: AnsweredRouteName,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const definition: RouteDefinition = centralRoutes[name];
  const caller = await authenticate(central, definition, request);
  if (!caller.ok) return sendProblem(reply, caller.error, await bankDate.get());
  const businessDate = caller.value?.businessDate ?? (await bankDate.get());
  const { params, query, body, headers } = request;
  const input = readInput(definition, { params, query, body, headers });
  if (!input.ok) return sendProblem(reply, input.error, businessDate);
  // Caller and input were checked against this very route, which is what the handler's type says of them.
  const handler = handlers[name] as unknown as AnyHandler;
  const result = await observing(metrics, () => handler(central, { ...input.value, caller: caller.value }));
  count(metrics, name, input.value, result);
  if (!result.ok) return sendProblem(reply, result.error, businessDate);
  const text = 'stored' in result ? result.stored : JSON.stringify(definition.response.parse(result.value));
  const date = 'stored' in result ? (result.businessDate ?? businessDate) : businessDate;
  if (date !== null) reply.header(HEADERS.businessDate, date);
  return reply.code(200).header('content-type', 'application/json; charset=utf-8').send(text);
}

const isAnswered = (name: CentralRouteName): name is AnsweredRouteName => {
  const definition: RouteDefinition = centralRoutes[name];
  return definition.stream !== true;
};

/** Registers every route of the contract that is asked and answered once. */
export function registerRoutes(app: FastifyInstance, central: Central, bankDate: BankDate, metrics: Metrics): void {
  for (const name of (Object.keys(centralRoutes) as CentralRouteName[]).filter(isAnswered)) {
    const { method, path, bodyLimit }: RouteDefinition = centralRoutes[name];
    const limit = bodyLimit === undefined ? {} : { bodyLimit };
    app.route({ method, url: path, ...limit, handler: (request, reply) => answer(central, bankDate, metrics, name, request, reply) });
  }
}
