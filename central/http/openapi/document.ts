import type { RouteDefinition } from '../../../contract/central/define.ts';
import { problemSchema } from '../../../contract/central/problem.ts';
import { centralRoutes } from '../../../contract/central/routes.ts';
import { operation } from './operation.ts';
import { type JsonSchema, jsonSchema } from './schemas.ts';

const DESCRIPTION = `The host that bank branches forward to. Amounts are decimal strings of minor units (fen for CNY), dates are business dates, instants are UTC.
Every error is an RFC 9457 problem with a \`code\` of the error catalogue; no text needs parsing.`;

/** The OpenAPI 3.1 document, generated from the contract's routes. */
export function openApiDocument(): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const [name, definition] of Object.entries(centralRoutes) as [string, RouteDefinition][]) {
    const path = definition.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [definition.method.toLowerCase()]: operation(name, definition) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guitai central',
      version: '1.0.0',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
      headers: { BusinessDate: { description: "The business date of the caller's branch", schema: { type: 'string', format: 'date' } } },
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
