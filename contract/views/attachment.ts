import { z } from 'zod';
import { MAX_ATTACHMENT_BYTES, MEDIA_TYPES } from '../attachments/content.ts';
import { instantSchema, sha256Schema, tellerIdSchema, textSchema } from '../primitives.ts';

/** A photo or document that belongs to a form. Its content lies encrypted in the counter's database and nowhere else. */
export const attachmentViewSchema = z.strictObject({
  /** Of the content, in hex; the audit chain holds it too. */
  sha256: sha256Schema,
  mediaType: z.enum(MEDIA_TYPES),
  bytes: z.int().min(1).max(MAX_ATTACHMENT_BYTES),
  /** As the teller's file was called, or what it shows. */
  name: textSchema(120),
  tellerId: tellerIdSchema,
  addedAt: instantSchema,
});
export type AttachmentView = z.output<typeof attachmentViewSchema>;
