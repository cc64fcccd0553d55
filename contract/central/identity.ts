import { z } from 'zod';
import { clientKeySchema, instantSchema, tellerIdSchema, textSchema } from '../primitives.ts';
import { roleSchema } from '../views/session.ts';
import { route } from './define.ts';

/** Password and, where the bank demands it of the teller, the six digits of the moment. */
export const claimShape = {
  password: z.string().min(1).max(128),
  code: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
};

/** How long and of what kinds it must be, the bank says (parameter `password`). */
export const newPasswordSchema = z.string().min(1).max(128);

const tellerParams = z.strictObject({ tellerId: tellerIdSchema });

/** Who somebody is, beside the session. */
export const identityRoutes = {
  verifyTeller: route({
    method: 'POST',
    path: '/v1/tellers/:tellerId/verifications',
    summary: 'A second person proves who they are at this PC, for one form and one purpose, once; no session begins or ends',
    auth: 'device',
    params: tellerParams,
    body: z.strictObject({
      ...claimShape,
      /** The code of the transaction that needs a second person, or `override`. */
      purpose: z.string().regex(/^[a-zA-Z0-9]{1,40}$/),
      /** The form's key. */
      clientKey: clientKeySchema,
    }),
    response: z.strictObject({
      proof: textSchema(200),
      expiresAt: instantSchema,
      tellerId: tellerIdSchema,
      name: textSchema(60),
      roles: z.array(roleSchema),
      level: z.int().min(0).max(9),
    }),
  }),
  unlockTeller: route({
    method: 'POST',
    path: '/v1/tellers/:tellerId/unlock',
    summary: 'Let a teller of the branch try again who was locked by failed sign-ons. By a supervisor, never for oneself',
    auth: 'teller',
    params: tellerParams,
    response: z.strictObject({ unlocked: z.literal(true) }),
  }),
  endSession: route({
    method: 'POST',
    path: '/v1/tellers/:tellerId/session-end',
    summary: 'End the session that a teller has left at the calling PC. By a supervisor, who has proven to stand there for `0102`',
    auth: 'device',
    params: tellerParams,
    body: z.strictObject({
      /** That of the proof. */
      clientKey: clientKeySchema,
      proof: textSchema(200),
    }),
    response: z.strictObject({ ended: z.literal(true), endedBy: tellerIdSchema }),
  }),
  changePassword: route({
    method: 'POST',
    path: '/v1/tellers/me/password',
    summary: 'Change the own password',
    auth: 'teller',
    body: z.strictObject({ password: claimShape.password, newPassword: newPasswordSchema }),
    response: z.strictObject({ changed: z.literal(true) }),
  }),
  resetPassword: route({
    method: 'POST',
    path: '/v1/tellers/:tellerId/password-reset',
    summary:
      'Give a teller of the branch a password for one sign-on, shown this once; sessions end, locks too. By a supervisor, never for oneself',
    auth: 'teller',
    params: tellerParams,
    response: z.strictObject({ tellerId: tellerIdSchema, password: textSchema(40) }),
  }),
  enrolSecondFactor: route({
    method: 'POST',
    path: '/v1/tellers/:tellerId/second-factor',
    summary: 'Give a teller of the branch a new secret for one-time codes; it is shown this once. By a supervisor, never for oneself',
    auth: 'teller',
    params: tellerParams,
    body: z.strictObject({
      /** Whether the teller must give a code from now on. */
      required: z.boolean(),
    }),
    response: z.strictObject({
      tellerId: tellerIdSchema,
      /** `otpauth://…`, as authenticators read it. */
      uri: textSchema(500),
    }),
  }),
};
