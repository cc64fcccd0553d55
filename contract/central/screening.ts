import { z } from 'zod';
import { customerNumberSchema, instantSchema, tellerIdSchema, textSchema } from '../primitives.ts';
import { idTypeSchema } from '../views/customer.ts';
import { route } from './define.ts';
import { filled, givenDateSchema, idSchema, kindSchema, listEntrySchema, screeningHitSchema } from './ecifData.ts';
import { nextSchema, pageQuery } from './page.ts';

export const SANCTION_LISTS = ['UN', 'OFAC', 'EU', 'MPS', 'OWN'] as const;
const sanctionListSchema = z.enum(SANCTION_LISTS);

/** One entry of a sanction list: one line of JSON in an imported file. */
export const sanctionEntrySchema = z.strictObject({
  reference: filled(60),
  kind: z.enum(['person', 'organisation']),
  names: z.array(filled(200)).min(1).max(50),
  documents: z.array(filled(60)).max(50),
});
export type SanctionEntry = z.output<typeof sanctionEntrySchema>;

const caseSchema = z.strictObject({
  id: idSchema,
  customerNumber: customerNumberSchema,
  subjectName: textSchema(140),
  subjectRole: textSchema(20),
  state: z.enum(['open', 'cleared', 'confirmed']),
  openedAt: instantSchema,
  openedBy: tellerIdSchema,
  decidedAt: instantSchema.nullable(),
  decidedBy: tellerIdSchema.nullable(),
  decisionReason: textSchema(200).nullable(),
  hits: z.array(screeningHitSchema.extend({ foundAt: instantSchema })),
});
export type ScreeningCaseView = z.output<typeof caseSchema>;

const runSchema = z.strictObject({
  state: z.enum(['none', 'running', 'done']),
  screened: z.int().min(0),
  found: z.int().min(0),
});

/** Internal lists, sanction lists and their review; for the back office and supervisors, and auditors to read. */
export const screeningRoutes = {
  addListEntry: route({
    method: 'POST',
    path: '/v1/customer-lists',
    summary: 'Put a person or company on the black, grey or white list; back office and supervisors',
    auth: 'teller',
    idempotent: true,
    body: z.strictObject({
      list: z.enum(['black', 'grey', 'white']),
      kind: kindSchema,
      name: filled(140),
      document: z.strictObject({ idType: idTypeSchema, idNumber: filled(40) }).nullable(),
      birthDate: givenDateSchema.nullable(),
      reason: filled(200),
      basis: filled(200),
      validFrom: givenDateSchema,
      validUntil: givenDateSchema.nullable(),
    }),
    response: z.strictObject({ entry: listEntrySchema }),
  }),
  liftListEntry: route({
    method: 'POST',
    path: '/v1/customer-lists/:entryId/lift',
    summary: 'Take an entry off its list, by somebody else than who entered it; it stays readable',
    auth: 'teller',
    idempotent: true,
    params: z.strictObject({ entryId: idSchema }),
    body: z.strictObject({ reason: filled(200) }),
    response: z.strictObject({ entry: listEntrySchema }),
  }),
  listEntries: route({
    method: 'GET',
    path: '/v1/customer-lists',
    summary: 'Entries of the internal lists, oldest first',
    auth: 'teller',
    query: z.strictObject({ list: z.enum(['black', 'grey', 'white']).optional(), ...pageQuery({ usual: 50, most: 100 }) }),
    response: z.strictObject({ entries: z.array(listEntrySchema), next: nextSchema }),
  }),
  screeningCases: route({
    method: 'GET',
    path: '/v1/screening/cases',
    summary: 'Review cases with what was found alike, oldest first',
    auth: 'teller',
    query: z.strictObject({ state: z.enum(['open', 'cleared', 'confirmed']).default('open'), ...pageQuery({ usual: 50, most: 100 }) }),
    response: z.strictObject({ cases: z.array(caseSchema), next: nextSchema }),
  }),
  decideScreeningCase: route({
    method: 'POST',
    path: '/v1/screening/cases/:caseId/decision',
    summary: 'Clear or confirm a review case, by somebody else than whose doing opened it',
    auth: 'teller',
    idempotent: true,
    params: z.strictObject({ caseId: idSchema }),
    body: z.strictObject({ state: z.enum(['cleared', 'confirmed']), reason: filled(200) }),
    response: z.strictObject({ case: caseSchema }),
  }),
  importSanctionList: route({
    method: 'POST',
    path: '/v1/screening/lists/:list/versions',
    summary: 'Bring in the whole of a sanction list as a new version, one JSON object per line, and begin to screen all customers anew',
    auth: 'teller',
    idempotent: true,
    params: z.strictObject({ list: sanctionListSchema }),
    body: z.strictObject({ lines: z.string().max(60_000) }),
    response: z.strictObject({
      list: sanctionListSchema,
      version: z.int().min(1),
      entries: z.int().min(0),
      added: z.int().min(0),
      removed: z.int().min(0),
      /** False: the list was the same as the newest version, and nothing was done. */
      changed: z.boolean(),
    }),
  }),
  sanctionLists: route({
    method: 'GET',
    path: '/v1/screening/lists',
    summary: 'Versions of the sanction lists, by list, newest first',
    auth: 'teller',
    query: z.strictObject(pageQuery({ usual: 20, most: 100 })),
    response: z.strictObject({
      versions: z.array(
        z.strictObject({
          list: sanctionListSchema,
          version: z.int().min(1),
          entries: z.int().min(0),
          importedBy: tellerIdSchema,
          importedAt: instantSchema,
        }),
      ),
      next: nextSchema,
    }),
  }),
  rescreenCustomers: route({
    method: 'POST',
    path: '/v1/screening/runs/advance',
    summary: 'Go on with screening all customers after a list changed; repeat until done. It may stop and start anywhere',
    auth: 'teller',
    body: z.strictObject({ customers: z.int().min(1).max(2_000) }),
    response: runSchema,
  }),
};
