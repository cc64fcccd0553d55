import { z } from 'zod';

const ACCEPTED = '{"outcome":"accepted"';
const rejectedSchema = z.object({ outcome: z.enum(['accepted', 'rejected']), error: z.object({ code: z.string() }).optional() });

/** What a stored answer says: accepted, or rejected with its code. Reads the whole text only where its beginning does not tell. */
export function outcomeOf(answer: string): { readonly outcome: 'accepted' | 'rejected'; readonly code: string } {
  if (answer.startsWith(ACCEPTED)) return { outcome: 'accepted', code: '' };
  const { outcome, error } = rejectedSchema.parse(JSON.parse(answer));
  return { outcome, code: error?.code ?? '' };
}
