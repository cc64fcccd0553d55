import { z } from 'zod';
import { MAX_ATTACHMENTS, MAX_PARTS, MEDIA_TYPES } from '../../attachments/content.ts';
import { clientKeySchema, sha256Schema, textSchema } from '../../primitives.ts';
import { attachmentViewSchema } from '../../views/attachment.ts';
import { call, type Permission, signedOn } from '../define.ts';

const list = z.strictObject({ attachments: z.array(attachmentViewSchema).max(MAX_ATTACHMENTS) });
const one = z.strictObject({ clientKey: clientKeySchema, sha256: sha256Schema });

/** Contents are a customer's: whoever may see no customers (the IT administrator) is shown none. Central is not asked, so it is said here. */
const seesCustomers = {
  kind: 'signedOn',
  roles: ['teller', 'seniorTeller', 'supervisor', 'vaultKeeper', 'backOffice', 'auditor'],
} as const satisfies Permission;

/** Photos and documents of a form. They arrive in parts, because a call's input is bounded. */
export const attachmentCalls = {
  'attachment.add': call({
    target: 'agent',
    summary: 'One part of a photo or document for a form that is being filled in; with the last part it is checked, hashed and kept',
    permission: signedOn,
    input: z.strictObject({
      clientKey: clientKeySchema,
      name: textSchema(120).min(1),
      part: z.int().min(1).max(MAX_PARTS),
      of: z.int().min(1).max(MAX_PARTS),
      content: z.base64().min(4).max(174_760),
    }),
    /** Null until the last part. */
    output: z.strictObject({ added: attachmentViewSchema.nullable() }),
    deadlineMs: 20_000,
  }),
  'attachment.list': call({
    target: 'agent',
    summary: 'What is attached to a form',
    permission: signedOn,
    input: z.strictObject({ clientKey: clientKeySchema }),
    output: list,
    deadlineMs: 10_000,
  }),
  'attachment.read': call({
    target: 'agent',
    summary: 'The content of an attachment; that it was shown is recorded',
    permission: seesCustomers,
    input: one,
    output: z.strictObject({ mediaType: z.enum(MEDIA_TYPES), content: z.base64().max(1_400_000) }),
    deadlineMs: 20_000,
  }),
  'attachment.carry': call({
    target: 'agent',
    summary: 'Attach what belongs to a rejected form to the one that was filled in again from it',
    permission: signedOn,
    input: z.strictObject({ from: clientKeySchema, to: clientKeySchema }),
    output: list,
    deadlineMs: 20_000,
  }),
  'attachment.remove': call({
    target: 'agent',
    summary: 'Take an attachment off a form that is not sent yet; its content is deleted',
    permission: signedOn,
    input: one,
    output: list,
    deadlineMs: 10_000,
  }),
};
