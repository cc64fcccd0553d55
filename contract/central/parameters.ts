import { z } from 'zod';
import { type ParameterKind, parameterEndSchema, parameterKindSchema, parameterSchema } from '../parameters/kinds.ts';
import { dateSchema, instantSchema, tellerIdSchema } from '../primitives.ts';
import { route } from './define.ts';
import { nextSchema, pageQuery } from './page.ts';

/** The bank-wide number of a change, rising. Text, because JSON numbers end at 2^53. */
export const versionSchema = z.string().regex(/^(0|[1-9]\d{0,17})$/);

/** As many as one change of a bank's tariff has; larger tables are loaded beside the API. */
const MOST_CHANGES = 200;

const named = ({ kind, key, effectiveFrom }: { kind: ParameterKind; key: string; effectiveFrom: string }): string =>
  `${kind}/${key}/${effectiveFrom}`;

export const parameterChangeSchema = z
  .strictObject({
    set: z.array(parameterSchema).max(MOST_CHANGES).default([]),
    end: z.array(parameterEndSchema).max(MOST_CHANGES).default([]),
  })
  .refine(({ set, end }) => set.length + end.length > 0, { error: 'Nothing is changed' })
  .refine(({ set, end }) => new Set([...set, ...end].map(named)).size === set.length + end.length, { error: 'A key is changed twice' });
export type ParameterChange = z.output<typeof parameterChangeSchema>;

export const parameterRoutes = {
  parameterSnapshot: route({
    method: 'GET',
    path: '/v1/parameters/snapshot',
    summary: "What the bank has set, in force on the branch's business date or later: all of it, or what changed since a version",
    auth: 'device',
    query: z.strictObject({ ...pageQuery({ usual: 1_000, most: 5_000 }), since: versionSchema.default('0') }),
    response: z.strictObject({
      /** The version that all pages of this reading give; the next `since`. */
      version: versionSchema,
      businessDate: dateSchema,
      /** True: forget what you have, this is everything. `since` was absent, 0, or nothing that central can tell changes from. */
      full: z.boolean(),
      changed: z.array(parameterSchema),
      removed: z.array(parameterEndSchema),
      next: nextSchema,
    }),
  }),
  parameters: route({
    method: 'GET',
    path: '/v1/parameters',
    summary: 'Every row of a kind there ever was, with who set it and when',
    auth: 'teller',
    query: z.strictObject({ ...pageQuery({ usual: 50, most: 200 }), kind: parameterKindSchema, key: z.string().min(1).max(60).optional() }),
    response: z.strictObject({
      parameters: z.array(
        z.strictObject({
          kind: parameterKindSchema,
          key: z.string().max(60),
          effectiveFrom: dateSchema,
          version: versionSchema,
          /** Null: it ends. */
          value: z.json(),
          setAt: instantSchema,
          /** Null: came with the program. */
          setBy: tellerIdSchema.nullable(),
        }),
      ),
      next: nextSchema,
    }),
  }),
  changeParameters: route({
    method: 'POST',
    path: '/v1/parameters',
    summary: 'Set or end parameters from a business date on, all under one new version. Rows are added, never overwritten',
    auth: 'teller',
    idempotent: true,
    body: parameterChangeSchema,
    response: z.strictObject({ version: versionSchema, changes: z.int().min(1) }),
  }),
};
