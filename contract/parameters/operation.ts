import { z } from 'zod';

/** How long things hold, and what a password must be like. Key of each: `bank`. */

export const sessionTermsSchema = z.strictObject({
  /** A session that is not used for so long has ended (security: the wire). */
  inactivitySeconds: z.int().min(60).max(28_800),
  /** The screen locks itself after so long without a key. */
  screenLockSeconds: z.int().min(30).max(3_600),
});

export const passwordTermsSchema = z.strictObject({
  minLength: z.int().min(6).max(64),
  /** How many of: small letters, capitals, digits, other characters. */
  kinds: z.int().min(1).max(4),
  /** A password is refused that is one of so many before it. */
  history: z.int().min(0).max(24),
});

export const quoteTermsSchema = z.strictObject({ lifetimeSeconds: z.int().min(60).max(28_800) });

export const eventTermsSchema = z.strictObject({
  /** Days that events are kept for branch PCs that come back. */
  retentionDays: z.int().min(1).max(90),
});
