import { z } from 'zod';
import { claimShape, newPasswordSchema } from '../../central/identity.ts';
import { clientKeySchema, tellerIdSchema, textSchema, transactionCodeSchema } from '../../primitives.ts';
import { sessionViewSchema } from '../../views/session.ts';
import { anyone, call, signedOn } from '../define.ts';

const nothing = z.strictObject({});
const { password, code } = claimShape;

/** Something that is unfinished at sign-off, in a teller's words. */
export const signOffItemSchema = z.strictObject({
  /** `form`, `inDoubt`, `unprinted` …, or central's kind of blocker. */
  kind: textSchema(40),
  reference: textSchema(60),
  textZh: textSchema(300),
  textEn: textSchema(300),
  /** False: it is told and does not stand in the way. */
  blocks: z.boolean(),
  /** Where it can be settled at this counter; null: not here. */
  go: z
    .discriminatedUnion('to', [
      z.strictObject({ to: z.literal('form'), clientKey: clientKeySchema }),
      z.strictObject({ to: z.literal('transaction'), code: transactionCodeSchema }),
    ])
    .nullable(),
});
export type SignOffItem = z.output<typeof signOffItemSchema>;

/** Who is at the counter. */
export const sessionCalls = {
  'session.signOn': call({
    target: 'agent',
    summary: '0101 sign a teller on. SECOND_FACTOR_NEEDED asks for `code` as well, PASSWORD_CHANGE_NEEDED for `newPassword`',
    permission: anyone,
    input: z.strictObject({ tellerId: tellerIdSchema, password, code, newPassword: newPasswordSchema.optional() }),
    output: sessionViewSchema,
    deadlineMs: 20_000,
  }),
  'session.changePassword': call({
    target: 'agent',
    summary: 'Change the own password',
    permission: signedOn,
    input: z.strictObject({ password, newPassword: newPasswordSchema }),
    output: z.strictObject({ changed: z.literal(true) }),
    deadlineMs: 20_000,
  }),
  'session.active': call({
    target: 'agent',
    summary: 'Somebody is at the keyboard. The window says so while keys are pressed, now and then; without it the counter locks itself',
    permission: signedOn,
    input: nothing,
    output: z.strictObject({ lockAfterSeconds: z.int().min(1) }),
    deadlineMs: 5_000,
  }),
  'session.lock': call({
    target: 'agent',
    summary: '0102 lock the counter: forms are kept, and every call but those of the lock screen is refused with LOCKED',
    permission: signedOn,
    input: nothing,
    output: z.strictObject({ locked: z.literal(true) }),
    deadlineMs: 5_000,
  }),
  'session.unlock': call({
    target: 'agent',
    summary: 'Unlock with the password of the teller who is signed on. Without central it is checked here, a few times',
    permission: signedOn,
    whileLocked: true,
    input: z.strictObject({ password }),
    output: sessionViewSchema,
    deadlineMs: 20_000,
  }),
  'session.endLocked': call({
    target: 'agent',
    summary: 'A supervisor ends the session of a locked counter, so that another teller can sign on',
    permission: signedOn,
    whileLocked: true,
    input: z.strictObject({ tellerId: tellerIdSchema, password, code }),
    output: z.strictObject({ ended: z.literal(true) }),
    deadlineMs: 30_000,
  }),
  'session.blockers': call({
    target: 'agent',
    summary: '0103 what is unfinished here and at central, by name',
    permission: signedOn,
    input: nothing,
    output: z.strictObject({
      items: z.array(signOffItemSchema),
      /** False: central did not answer, so that its view is missing. */
      centralAsked: z.boolean(),
    }),
    deadlineMs: 20_000,
  }),
  'session.signOff': call({
    target: 'agent',
    summary: '0103 sign off; SIGN_OFF_BLOCKED names what is pending. A paused till stays with the teller',
    permission: signedOn,
    input: nothing,
    output: z.strictObject({ signedOff: z.literal(true), auditRows: z.int().min(0) }),
    deadlineMs: 30_000,
  }),
};
