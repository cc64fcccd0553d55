import { z } from 'zod';
import { clientKeySchema, textSchema } from '../../primitives.ts';
import { paperKindSchema, paperSheetSchema, paperViewSchema } from '../../views/paper.ts';
import { call, signedOn } from '../define.ts';

const one = z.strictObject({ clientKey: clientKeySchema, kind: paperKindSchema });
const papers = z.strictObject({ papers: z.array(paperViewSchema).max(10) });

/** Papers of an accepted transaction, and 1503, printing them again: counted, and said on the paper. */
export const paperCalls = {
  'paper.list': call({
    target: 'agent',
    summary: 'The papers that belong to an accepted transaction, with what became of each',
    permission: signedOn,
    input: z.strictObject({ clientKey: clientKeySchema }),
    output: papers,
    deadlineMs: 20_000,
  }),
  'paper.preview': call({
    target: 'agent',
    summary: 'A paper as it would be printed now, sheet by sheet; nothing is printed or counted',
    permission: signedOn,
    input: one,
    output: z.strictObject({ sheets: z.array(paperSheetSchema).max(40) }),
    deadlineMs: 20_000,
  }),
  'paper.print': call({
    target: 'agent',
    summary: 'Print a paper, or print it again on the same business day; an instrument is never printed twice',
    permission: signedOn,
    input: one,
    output: papers,
    deadlineMs: 120_000,
  }),
  'paper.judge': call({
    target: 'agent',
    summary: 'The teller has looked at the paper: it is good, or it is spoilt; or goes on without it',
    permission: signedOn,
    input: z.strictObject({ clientKey: clientKeySchema, kind: paperKindSchema, verdict: z.enum(['good', 'bad', 'skip']) }),
    output: papers,
    deadlineMs: 20_000,
  }),
  'paper.pdf': call({
    target: 'agent',
    summary: 'Keep a paper as a PDF in the data folder; the file is named, and its print counts',
    permission: signedOn,
    input: one,
    output: z.strictObject({ path: textSchema(1_000), pages: z.int().min(1) }),
    deadlineMs: 60_000,
  }),
};
