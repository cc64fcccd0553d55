import { z } from 'zod';
import { clientKeySchema, instantSchema, transactionCodeSchema } from '../../primitives.ts';
import { verificationSchema } from '../../views/audit.ts';
import { formValuesSchema, journalRowSchema, stageSchema, transactionViewSchema } from '../../views/transaction.ts';
import { call, signedOn } from '../define.ts';
import { journalFilterSchema } from './reports.ts';

const byKey = z.strictObject({ clientKey: clientKeySchema });
const filled = z.strictObject({ clientKey: clientKeySchema, values: formValuesSchema });

/** The steps of one transaction (architecture: one transaction end to end). Each answers with the transaction as it stands. */
export const transactionCalls = {
  'form.open': call({
    target: 'agent',
    summary: 'Open a form: its client key is made and saved, the business date pinned',
    permission: signedOn,
    input: z.strictObject({ transactionCode: transactionCodeSchema }),
    output: transactionViewSchema,
    deadlineMs: 10_000,
  }),
  'form.save': call({
    target: 'agent',
    summary: 'Save what has been typed so far',
    permission: signedOn,
    input: filled,
    output: transactionViewSchema,
    deadlineMs: 10_000,
  }),
  'form.discard': call({
    target: 'agent',
    summary: 'Give a form up that was not sent',
    permission: signedOn,
    input: byKey,
    output: transactionViewSchema,
    deadlineMs: 10_000,
  }),
  'transaction.get': call({
    target: 'agent',
    summary: 'One transaction as it stands',
    permission: signedOn,
    input: byKey,
    output: transactionViewSchema,
    deadlineMs: 10_000,
  }),
  'transaction.quote': call({
    target: 'agent',
    summary: 'Check the form and ask central for costs and conditions',
    permission: signedOn,
    input: filled,
    output: transactionViewSchema,
    deadlineMs: 20_000,
  }),
  'transaction.post': call({
    target: 'agent',
    summary: 'Journal, outbox, till and audit in one commit, then central. Asking twice posts once',
    permission: signedOn,
    input: z.strictObject({ clientKey: clientKeySchema, quoteId: z.uuid() }),
    output: transactionViewSchema,
    deadlineMs: 40_000,
  }),
  'transaction.inquire': call({
    target: 'agent',
    summary: 'Ask central now what became of a transaction in doubt',
    permission: signedOn,
    input: byKey,
    output: transactionViewSchema,
    deadlineMs: 20_000,
  }),
  'transaction.print': call({
    target: 'agent',
    summary: 'Print what waits for the passbook; answers when the device has confirmed or failed',
    permission: signedOn,
    input: byKey,
    output: transactionViewSchema,
    deadlineMs: 120_000,
  }),
  'transaction.confirmPrint': call({
    target: 'agent',
    summary: 'The teller names the last good line on paper (0 = none); lines up to it are acknowledged at central, the rest wait again',
    permission: signedOn,
    input: z.strictObject({ clientKey: clientKeySchema, lastGoodLine: z.int().min(0).max(10_000) }),
    output: transactionViewSchema,
    deadlineMs: 30_000,
  }),
  'transaction.skipPrint': call({
    target: 'agent',
    summary: 'Go on without printing; the lines stay unposted in the book',
    permission: signedOn,
    input: byKey,
    output: transactionViewSchema,
    deadlineMs: 10_000,
  }),
  'transaction.close': call({
    target: 'agent',
    summary: 'Archive a finished transaction',
    permission: signedOn,
    input: byKey,
    output: transactionViewSchema,
    deadlineMs: 10_000,
  }),
  'journal.page': call({
    target: 'agent',
    summary: '1602 rows of this counter, newest first, by keyset',
    permission: signedOn,
    input: journalFilterSchema.extend({
      limit: z.int().min(1).max(200),
      before: clientKeySchema.nullable(),
    }),
    output: z.strictObject({ rows: z.array(journalRowSchema), next: clientKeySchema.nullable() }),
    deadlineMs: 20_000,
  }),
  'journal.history': call({
    target: 'agent',
    summary: 'Every recorded step of one transaction',
    permission: signedOn,
    input: byKey,
    output: z.strictObject({
      steps: z.array(
        z.strictObject({
          sequence: z.int(),
          at: instantSchema,
          event: z.string().max(60),
          stage: stageSchema.nullable(),
          system: z.boolean(),
        }),
      ),
    }),
    deadlineMs: 20_000,
  }),
  'audit.verify': call({
    target: 'agent',
    summary: 'Verify the hash chain from its first row to the head and against the head that central keeps, and the journal beside it',
    permission: signedOn,
    input: z.strictObject({}),
    output: verificationSchema,
    deadlineMs: 120_000,
  }),
};
