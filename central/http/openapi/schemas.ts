import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

/** JSON Schema (2020-12, as OpenAPI 3.1 has it) of a contract schema. `input` is what a caller may send, `output` what it gets. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' });
  return rest;
}

/** Schemas of one document. What refers to itself stands once among its components. */
export interface Schemas {
  of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema;
  /** What has been collected, by component name. */
  components(): Record<string, JsonSchema>;
}

const LOCAL = '#/$defs/';
const SHARED = '#/components/schemas/';

const mapReferences = (value: unknown, to: (reference: string) => string): unknown => {
  if (Array.isArray(value)) return value.map((each) => mapReferences(each, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === '$ref' && typeof each === 'string' ? to(each) : mapReferences(each, to)]),
  );
};

/**
 * A reference inside an OpenAPI document starts at the document, not at the schema that it stands in; zod's `#/$defs/` would lead nowhere.
 * Definitions of the same content are one component, so that the document does not repeat them for each route.
 */
export function createSchemas(): Schemas {
  const named = new Map<string, { readonly name: string; readonly schema: JsonSchema }>();
  const share = (name: string, definition: unknown): string => {
    const content = JSON.stringify(definition);
    const known = named.get(content);
    if (known !== undefined) return known.name;
    const taken = new Set([...named.values()].map((each) => each.name));
    // zod calls what has no name of its own `__schema0` and so on; and one name may have another form as input than as output.
    const base = name.startsWith('__') ? 'Recursive' : name;
    let shared = base;
    for (let count = 2; taken.has(shared); count += 1) shared = `${base}${count}`;
    // A definition that refers to itself is known by its own content, before its references are mapped.
    named.set(content, { name: shared, schema: {} });
    return shared;
  };
  return {
    of: (schema, io) => {
      const { $defs, ...rest } = jsonSchema(schema, io);
      if ($defs === undefined) return rest;
      const definitions = Object.entries($defs as Record<string, JsonSchema>);
      const names = new Map(definitions.map(([name, definition]) => [name, share(name, definition)]));
      const to = (reference: string): string =>
        reference.startsWith(LOCAL) ? `${SHARED}${names.get(reference.slice(LOCAL.length)) ?? reference}` : reference;
      for (const [name, definition] of definitions)
        named.set(JSON.stringify(definition), { name: names.get(name) ?? name, schema: mapReferences(definition, to) as JsonSchema });
      return mapReferences(rest, to) as JsonSchema;
    },
    components: () => Object.fromEntries([...named.values()].map(({ name, schema }) => [name, schema])),
  };
}
