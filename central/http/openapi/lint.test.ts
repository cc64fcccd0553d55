import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { HEADERS } from '../../../contract/central/routes.ts';
import { openApiDocument } from './document.ts';

/** Redocly's recommended rules, and those beyond them that a bank's generator of clients relies on. */
const RULES = {
  'operation-tag-defined': 'error',
  'operation-singular-tag': 'error',
  'tags-alphabetical': 'error',
  'no-duplicated-tag-names': 'error',
  'no-http-verbs-in-paths': 'error',
  'path-segment-plural': 'off',
  'no-invalid-parameter-examples': 'error',
  'no-invalid-schema-examples': 'error',
  'component-name-unique': 'error',
} as const;

const lint = async (document: unknown): Promise<string[]> => {
  const config = await createConfig({ extends: ['recommended'], rules: { ...RULES } });
  const problems = await lintFromString({ source: JSON.stringify(document), config });
  return problems.map(({ severity, ruleId, message, location }) => `${severity} ${ruleId}: ${message} at ${location[0]?.pointer}`);
};

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string }[];
  readonly responses: Readonly<Record<string, { readonly headers?: object; readonly content: object }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly servers?: unknown;
}

const document = openApiDocument() as unknown as Document;
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

test('the document passes the recommended rules without an error or a warning', async () => {
  expect(await lint(document)).toEqual([]);
});

test('the lint bites: a document without servers and with a reference that leads nowhere is reported', async () => {
  const { servers: _servers, ...rest } = document;
  const broken = { ...rest, components: {} };
  const found = await lint(broken);
  expect(found.some((line) => line.includes('no-empty-servers'))).toBe(true);
  expect(found.some((line) => line.includes('no-unresolved-refs'))).toBe(true);
});

test.each(operations.map((operation) => [operation.operationId, operation] as const))(
  '%s: every error is a problem, and every answer bears the business date',
  (operationId, { parameters, responses }) => {
    const idempotent = parameters.some(({ name }) => name === HEADERS.idempotencyKey);
    const statuses = Object.keys(responses);
    expect(statuses).toEqual(expect.arrayContaining(['200', '400', '409', '429', '500', '503']));
    expect(statuses.includes('422')).toBe(idempotent);
    for (const [status, { headers, content }] of Object.entries(responses)) {
      expect(Object.keys(headers ?? {}), status).toContain(HEADERS.businessDate);
      expect(Object.keys(content), status).toEqual([
        status !== '200' ? 'application/problem+json' : operationId === 'events' ? 'text/event-stream' : 'application/json',
      ]);
    }
    for (const status of ['409', '429', '503']) expect(Object.keys(responses[status]?.headers ?? {})).toContain('retry-after');
  },
);
