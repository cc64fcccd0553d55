import { z } from 'zod';
import { branchCodeSchema, dateSchema, deviceIdSchema, instantSchema, sha256Schema, tellerIdSchema, textSchema } from '../primitives.ts';
import { sessionViewSchema, tillViewSchema } from '../views/session.ts';
import { blockerSchema, cashRoutes } from './cash.ts';
import { counterfeitRoutes } from './counterfeits.ts';
import { route } from './define.ts';
import { claimShape, identityRoutes, newPasswordSchema } from './identity.ts';

export const businessDaySchema = z.strictObject({
  branchCode: branchCodeSchema,
  businessDate: dateSchema,
  state: z.enum(['open', 'closed']),
  /** Central's clock, for the branch's trusted time. */
  now: instantSchema,
});
export type BusinessDay = z.output<typeof businessDaySchema>;

export const branchRoutes = {
  ...identityRoutes,
  ...cashRoutes,
  ...counterfeitRoutes,
  businessDay: route({
    method: 'GET',
    path: '/v1/business-day',
    summary: "The business day of the calling PC's branch",
    auth: 'device',
    response: businessDaySchema,
  }),
  signOn: route({
    method: 'POST',
    path: '/v1/sessions',
    summary: 'Sign a teller on at this PC. A session that the teller has elsewhere ends',
    auth: 'device',
    body: z.strictObject({
      tellerId: tellerIdSchema,
      ...claimShape,
      /** The password from now on. Needed where the present one was given by somebody else (PASSWORD_CHANGE_NEEDED). */
      newPassword: newPasswordSchema.optional(),
    }),
    response: z.strictObject({
      token: textSchema(200),
      session: sessionViewSchema,
      /** The PC locks itself after so long without a key. */
      screenLockSeconds: z.int().min(30).max(3_600).default(300),
    }),
  }),
  signOff: route({
    method: 'DELETE',
    path: '/v1/sessions/current',
    summary: 'End the session',
    auth: 'teller',
    response: z.strictObject({ signedOff: z.literal(true) }),
  }),
  signOffBlockers: route({
    method: 'GET',
    path: '/v1/sessions/current/blockers',
    summary: 'What the calling teller leaves unfinished at central: an open till, cash and forms on their way, requests that wait',
    auth: 'teller',
    response: z.strictObject({ blockers: z.array(blockerSchema) }),
  }),
  unlockSession: route({
    method: 'POST',
    path: '/v1/sessions/current/unlock',
    summary: 'The teller of the session is back at a locked PC and says the password; failures count like those of sign-ons',
    auth: 'teller',
    body: z.strictObject({ password: claimShape.password }),
    response: z.strictObject({ unlocked: z.literal(true) }),
  }),
  tills: route({
    method: 'GET',
    path: '/v1/tills',
    summary: "The tills of the calling teller's branch",
    auth: 'teller',
    response: z.strictObject({ tills: z.array(tillViewSchema) }),
  }),
  anchorAudit: route({
    method: 'POST',
    path: '/v1/audit/anchors',
    summary: "Keep the head of a PC's audit chain, so that a cut tail or a rewritten file is found",
    auth: 'device',
    body: z.strictObject({ sequence: z.int().min(1), hash: sha256Schema, at: instantSchema }),
    response: z.strictObject({ deviceId: deviceIdSchema, sequence: z.int().min(1), hash: sha256Schema }),
  }),
  lastAnchor: route({
    method: 'GET',
    path: '/v1/audit/anchors/last',
    summary: 'The newest head that central keeps for the calling PC',
    auth: 'device',
    response: z.strictObject({ anchor: z.strictObject({ sequence: z.int().min(1), hash: sha256Schema }).nullable() }),
  }),
};
