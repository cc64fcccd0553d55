import type { RouteAuth, RouteDefinition } from '../../../contract/central/define.ts';
import { positionSchema } from '../../../contract/central/events.ts';
import { HEADERS } from '../../../contract/central/routes.ts';
import { clientKeySchema, deviceIdSchema } from '../../../contract/primitives.ts';
import { type JsonSchema, jsonSchema, type Schemas } from './schemas.ts';
import { tagOf } from './tags.ts';

const SECURITY: Readonly<Record<RouteAuth, ReadonlyArray<Record<string, readonly string[]>>>> = {
  none: [],
  device: [{ device: [] }],
  teller: [{ teller: [] }],
};

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

function fromObject(place: 'path' | 'query', definition: RouteDefinition): Parameter[] {
  const schema = place === 'path' ? definition.params : definition.query;
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: each,
  }));
}

function headers(definition: RouteDefinition): Parameter[] {
  const device: Parameter = {
    name: HEADERS.deviceId,
    in: 'header',
    required: true,
    description: 'The enrolled branch PC that calls.',
    schema: jsonSchema(deviceIdSchema, 'input'),
  };
  const key: Parameter = {
    name: HEADERS.idempotencyKey,
    in: 'header',
    required: true,
    description:
      'The client key, UUIDv7. Same key and same body: the first answer, byte for byte. Same key and another body: 422 IDEMPOTENCY_MISMATCH. Keys never expire.',
    schema: jsonSchema(clientKeySchema, 'input'),
  };
  const lastEventId: Parameter = {
    name: 'last-event-id',
    in: 'header',
    required: false,
    description: 'The position of the last event that the caller has, as Server-Sent Events resume. Goes before `after`.',
    schema: jsonSchema(positionSchema, 'input'),
  };
  return [
    ...(definition.auth === 'none' ? [] : [device]),
    ...(definition.idempotent === true ? [key] : []),
    ...(definition.stream === true ? [lastEventId] : []),
  ];
}

const businessDate = { [HEADERS.businessDate]: { $ref: '#/components/headers/BusinessDate' } };
const retryAfter = { 'retry-after': { $ref: '#/components/headers/RetryAfter' } };

const problem = (description: string, headers: object = {}) => ({
  description,
  headers: { ...businessDate, ...headers },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** The OpenAPI operation of a route. */
export function operation(name: string, definition: RouteDefinition, schemas: Schemas): JsonSchema {
  return {
    operationId: name,
    summary: definition.summary,
    tags: [tagOf(definition.path)],
    security: SECURITY[definition.auth],
    parameters: [...fromObject('path', definition), ...fromObject('query', definition), ...headers(definition)],
    ...(definition.body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemas.of(definition.body, 'input') } } } }),
    responses: {
      200: {
        description: 'Done',
        headers: businessDate,
        content: {
          [definition.stream === true ? 'text/event-stream' : 'application/json']: { schema: schemas.of(definition.response, 'output') },
        },
      },
      400: problem('The request does not have the form that this document describes'),
      ...(definition.auth === 'none' ? {} : { 401: problem('Not an enrolled PC, or nobody is signed on'), 403: problem('Not permitted') }),
      404: problem('What the request names does not exist'),
      409: problem('Contradicts the state of things; with Retry-After: the first request of the key is still running', retryAfter),
      ...(definition.body === undefined
        ? {}
        : { 413: problem('The body is too large'), 415: problem('The body is not application/json in UTF-8') }),
      ...(definition.idempotent === true ? { 422: problem('The key was used with another body') } : {}),
      429: problem('Too busy; nothing was done', retryAfter),
      500: problem('Unexpected. Whether it was done is found out by the client key'),
      503: problem('Stopping, or without its database. Whether it was done is found out by the client key', retryAfter),
    },
  };
}
