import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { centralRoutes } from '../../../contract/central/routes.ts';
import { openApiDocument } from './document.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security: readonly Record<string, unknown>[];
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: object }[];
  readonly requestBody?: { content: Record<string, { schema: object }> };
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

const document = openApiDocument() as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, unknown> };
};
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

test('describes every route of the contract, by its name, with its summary', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(Object.fromEntries(operations.map(({ operation }) => [operation.operationId, operation.summary]))).toEqual(
    Object.fromEntries(Object.entries(centralRoutes).map(([name, { summary }]) => [name, summary])),
  );
});

test('says who may call, which headers are needed and what errors look like', () => {
  const post = document.paths['/v1/transactions']?.post;
  expect(post?.security).toEqual([{ teller: [] }]);
  expect(post?.parameters.filter((each) => each.in === 'header').map(({ name }) => name)).toEqual(['guitai-device', 'idempotency-key']);
  expect(Object.keys(post?.responses ?? {})).toEqual(expect.arrayContaining(['200', '400', '401', '403', '409', '422', '429', '500']));
  for (const { operation } of operations)
    for (const scheme of operation.security.flatMap((each) => Object.keys(each)))
      expect(document.components.securitySchemes).toHaveProperty(scheme);
});

test('path parameters in the document are those of the path', () => {
  for (const { path, operation } of operations)
    expect(operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    );
});

test('every schema in it compiles, and references lead somewhere', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const schemas = operations.flatMap(({ operation }) => [
    ...operation.parameters.map(({ schema }) => schema),
    ...Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema),
    ...Object.values(operation.responses).flatMap(({ content }) => Object.values(content ?? {}).map(({ schema }) => schema)),
  ]);
  expect(schemas.length).toBeGreaterThan(50);
  for (const schema of schemas) {
    if ('$ref' in schema) expect(document.components.schemas).toHaveProperty(String(schema.$ref).replace('#/components/schemas/', ''));
    else expect(() => ajv.compile({ ...schema, components: document.components })).not.toThrow();
  }
});
