import { z } from 'zod';

/** What the counterpart delivers, as it is kept until it is due. */
const messageId = z.string().regex(/^[0-9]{16}$/);

export const answerSchema = z.strictObject({
  messageId,
  result: z.enum(['settled', 'rejected']),
  reasonCode: z.string().max(20).nullable(),
  reasonText: z.string().max(200).nullable(),
});

export const incomingSchema = z.strictObject({
  messageId,
  payerAccount: z.string().min(1).max(32),
  payerName: z.string().min(1).max(140),
  payerBank: z.string().regex(/^\d{12}$/),
  payeeAccount: z.string().min(1).max(32).nullable(),
  payeeName: z.string().min(1).max(140),
  payeeBank: z.string().regex(/^\d{12}$/),
  amount: z.string().regex(/^[1-9]\d{0,16}$/),
  route: z.enum(['BEPS', 'HVPS']),
  purpose: z.string().max(135),
  returnOf: messageId.nullable(),
});

export const inquirySchema = z.strictObject({
  messageId,
  /** The payment that it asks about, by its message. */
  about: messageId,
  fromBank: z.string().regex(/^\d{12}$/),
  question: z.string().min(1).max(256),
});

export const replySchema = z.strictObject({
  /** The inquiry that it answers, by its message. */
  about: messageId,
  reply: z.string().min(1).max(256),
});
