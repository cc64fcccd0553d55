import type { KeptQuote } from './world.ts';

/**
 * Whether a posting may rely on the quote: made for this key at this PC, for these figures, and not expired. A used quote is
 * found by its key, which has an outcome already and never gets here again.
 */
export const quoteHolds = (quote: KeptQuote | null, expected: Omit<KeptQuote, 'expiresAt'>, now: Date): boolean =>
  quote !== null &&
  quote.deviceId === expected.deviceId &&
  quote.clientKey === expected.clientKey &&
  quote.figuresHash === expected.figuresHash &&
  Date.parse(quote.expiresAt) > now.getTime();
