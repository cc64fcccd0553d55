import { z } from 'zod';

/** A vector file: `{ vectors: [{ id, rule, input, expected, ... }] }`. What else an entry carries is commentary. */
export const vectorSchema = z.looseObject({
  id: z.string().min(1),
  rule: z.string().min(1),
  input: z.unknown(),
  expected: z.json(),
  note: z.string().optional(),
});

export const vectorFileSchema = z.looseObject({ vectors: z.array(vectorSchema) });

export type Vector = z.output<typeof vectorSchema>;

/** What a rule answers for one vector. A throw means that the rule could not make sense of the input; it counts as a failure. */
export type Rule = {
  readonly evaluate: (vector: Vector) => unknown;
  /** Where equality of values is too narrow (prose, published reason codes). The default is `matches` of match.ts. */
  readonly matches?: (got: unknown, vector: Vector) => boolean;
};

export type Rules = Readonly<Record<string, Rule>>;
