import { z } from 'zod';
import { clientKeySchema, dateSchema } from '../../primitives.ts';
import { auditExportSchema } from '../../views/audit.ts';
import { comparisonSchema } from '../../views/compare.ts';
import { transactionViewSchema } from '../../views/transaction.ts';
import { call, signedOn } from '../define.ts';

/** Looking back: whether what is written here is what happened, and what central has of it (domain family 17). */
export const trustCalls = {
  'audit.export': call({
    target: 'agent',
    summary: 'Write the whole audit chain to a file in the data folder, which a stranger can verify with SHA-256 alone',
    permission: { kind: 'signedOn', roles: ['supervisor', 'auditor', 'itAdministrator'] },
    input: z.strictObject({}),
    output: auditExportSchema,
    deadlineMs: 300_000,
  }),
  'journal.compare': call({
    target: 'agent',
    summary: "Compare a date's rows of this counter with central: only here, only there, different, each with what to do",
    permission: signedOn,
    input: z.strictObject({ businessDate: dateSchema.nullable() }),
    output: comparisonSchema,
    deadlineMs: 120_000,
  }),
  'journal.forwardAgain': call({
    target: 'agent',
    summary: 'Send a transaction that central has lost again, under its own key; only by the teller who did it',
    permission: signedOn,
    input: z.strictObject({ clientKey: clientKeySchema }),
    output: transactionViewSchema,
    deadlineMs: 40_000,
  }),
};
