import type { Quote } from '../../../contract/central/transactions.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { StoredOverride } from '../../../db/operations/overrides.ts';
import type { Transition } from '../../../db/operations/types.ts';
import type { AgentContext } from '../context.ts';
import { centralTime } from './centralTime.ts';
import { figuresOfText } from './figures.ts';

/** What an approval adds to the step in which its form goes out: it is used up in the same commit, and the record names who gave it. */
export type Spending = Required<Pick<Transition, 'override' | 'data'>>;

const needed = ({ rule, reasonZh, reasonEn }: Quote['overrides'][number]): WireError =>
  wireError('OVERRIDE_NEEDED', { rule, reasonZh, reasonEn });

const refusal = (stored: StoredOverride | null, quote: Quote, request: string, now: number): WireError | null => {
  const [first] = quote.overrides;
  if (first === undefined) return null;
  if (stored?.state === 'expired') return wireError('OVERRIDE_EXPIRED');
  if (stored === null || (stored.state !== 'approved' && stored.state !== 'pending' && stored.state !== 'asking')) return needed(first);
  if (stored.figures !== figuresOfText(request)) return wireError('OVERRIDE_FIGURES_DIFFER');
  if (stored.state !== 'approved' || stored.told === null) return wireError('OVERRIDE_WAITING');
  if (Date.parse(stored.told.expiresAt) <= now) return wireError('OVERRIDE_EXPIRED');
  const given = new Set(stored.told.rules.map(({ rule }) => rule));
  const missing = quote.overrides.find(({ rule }) => !given.has(rule));
  if (missing !== undefined) return needed(missing);
  // A long wait outlives a quote, and central would end the form for it.
  return Date.parse(quote.expiresAt) <= now ? wireError('QUOTE_STALE') : null;
};

/**
 * The approval with which a form may go out; null: its quote names no override. Given for exactly the request that goes out, for every
 * rule of the quote, and not over. Central decides by the same figures once more; this check keeps a form here that it would end.
 */
export const approvalFor = async (
  context: Pick<AgentContext, 'store' | 'clock' | 'connection'>,
  clientKey: ClientKey,
  quote: Quote,
  request: string,
): Promise<Result<Spending | null, WireError>> => {
  if (quote.overrides.length === 0) return ok(null);
  const stored = await context.store.do('overrideOf', clientKey);
  const refused = refusal(stored, quote, request, Date.parse(centralTime(context)));
  if (refused !== null) return err(refused);
  const by = stored?.told?.decisions.map(({ by: { tellerId } }) => tellerId).join(' ') ?? '';
  return ok({ override: 'spend', data: { override: stored?.told?.requestId ?? '', approvedBy: by } });
};
