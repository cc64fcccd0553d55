import type { RouteDefinition } from '../../../contract/central/define.ts';
import { problemSchema } from '../../../contract/central/problem.ts';
import { centralRoutes } from '../../../contract/central/routes.ts';
import { operation } from './operation.ts';
import { createSchemas, type JsonSchema } from './schemas.ts';
import { tagList } from './tags.ts';

const DESCRIPTION = `The host that bank branches forward to. Amounts are decimal strings of minor units (fen for CNY), dates are business dates, instants are UTC.
Every error is an RFC 9457 problem with a \`code\` of the error catalogue; no text needs parsing.
Lists that may grow take \`cursor\` and \`limit\` and answer \`next\`: what to send as \`cursor\` for what follows, null at the end.`;

/** The OpenAPI 3.1 document, generated from the contract's routes. */
export function openApiDocument(): JsonSchema {
  const schemas = createSchemas();
  const problem = schemas.of(problemSchema, 'output');
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const [name, definition] of Object.entries(centralRoutes) as [string, RouteDefinition][]) {
    const path = definition.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [definition.method.toLowerCase()]: operation(name, definition, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guitai central',
      version: '1.0.0',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The host that this document came from' }],
    tags: tagList(Object.values(centralRoutes).map(({ path }) => path)),
    paths,
    components: {
      schemas: { Problem: { description: 'An error (RFC 9457) with its code', ...problem }, ...schemas.components() },
      headers: {
        BusinessDate: {
          description: "The business date of the caller's branch, else of the bank. Absent only while the database does not answer",
          schema: { type: 'string', format: 'date' },
        },
        RetryAfter: { description: 'Seconds to wait before the same request is sent again', schema: { type: 'integer', minimum: 1 } },
      },
      securitySchemes: {
        device: {
          type: 'apiKey',
          in: 'header',
          name: 'authorization',
          description: '`Device <secret>`: the secret of the enrolled branch PC that the header `guitai-device` names.',
        },
        teller: {
          type: 'http',
          scheme: 'bearer',
          description:
            'The token of `signOn`. It holds at the PC that the header `guitai-device` names, until sign-off, inactivity, or a later sign-on.',
        },
      },
    },
  };
}
