import { z } from 'zod';
import type { RouteDefinition } from '../../contract/central/define.ts';
import { HEADERS } from '../../contract/central/routes.ts';
import { type FieldError, type WireError, wireError } from '../../contract/errors/wire.ts';
import { type ClientKey, clientKeySchema } from '../../contract/primitives.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { unacceptable } from './plainJson.ts';

export interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly idempotencyKey: ClientKey | undefined;
}

export interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const MAX_FIELDS = 20;
const nothing = z.strictObject({}).or(z.undefined()).or(z.null());

const invalid = (part: string, error: z.ZodError): WireError => {
  const issues = error.issues.slice(0, MAX_FIELDS);
  const at = (issue: z.core.$ZodIssue): string => (issue.path.length === 0 ? part : issue.path.map(String).join('.')).slice(0, 64);
  const fields: FieldError[] = issues.map((issue) => ({
    field: at(issue),
    code: 'INPUT_INVALID',
    details: { reason: issue.message.slice(0, 300) },
  }));
  const [first] = issues;
  return wireError(
    'INPUT_INVALID',
    { reason: `${part}: ${first === undefined ? '' : `${at(first)}: ${first.message.slice(0, 300)}`}` },
    fields,
  );
};

/** Checks everything that came with a request against the route. Parts that the route does not have must be empty. */
export function readInput(definition: RouteDefinition, raw: RawInput): Result<Input, WireError> {
  const parts = { params: definition.params, query: definition.query, body: definition.body };
  const read: Record<string, unknown> = {};
  for (const [part, schema] of Object.entries(parts)) {
    const value = raw[part as keyof typeof parts];
    const reason = unacceptable(value);
    if (reason !== null) return err(wireError('INPUT_INVALID', { reason: `${part}: ${reason}` }));
    const parsed = (schema ?? nothing).safeParse(value);
    if (!parsed.success) return err(invalid(part, parsed.error));
    read[part] = schema === undefined ? undefined : parsed.data;
  }
  if (definition.idempotent !== true) return ok({ params: read.params, query: read.query, body: read.body, idempotencyKey: undefined });
  const key = clientKeySchema.safeParse(raw.headers[HEADERS.idempotencyKey]);
  if (!key.success) return err(wireError('INPUT_INVALID', { reason: `header ${HEADERS.idempotencyKey}: a UUID of version 7 is needed` }));
  return ok({ params: read.params, query: read.query, body: read.body, idempotencyKey: key.data });
}
