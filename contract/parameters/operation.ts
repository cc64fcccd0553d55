import { z } from 'zod';

/** How long things hold. Key of each: `bank`. */

export const sessionTermsSchema = z.strictObject({
  /** A session that is not used for so long has ended (security: the wire). */
  inactivitySeconds: z.int().min(60).max(28_800),
  /** The screen locks itself after so long without a key. */
  screenLockSeconds: z.int().min(30).max(3_600),
});

export const quoteTermsSchema = z.strictObject({ lifetimeSeconds: z.int().min(60).max(28_800) });

export const eventTermsSchema = z.strictObject({
  /** Days that events are kept for branch PCs that come back. */
  retentionDays: z.int().min(1).max(90),
});
