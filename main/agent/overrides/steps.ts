import canonicalize from 'canonicalize';
import type { OverrideView } from '../../../contract/central/overrides.ts';
import type { WireError } from '../../../contract/errors/wire.ts';
import { type FormOverride, type FormOverrideState, formOverrideSchema } from '../../../contract/views/override.ts';
import type { OverrideStep, StoredOverride } from '../../../db/operations/overrides.ts';

/**
 * The life of an override at this counter as pure functions: what is kept and what happened give the step that the store commits.
 * `asking → pending → approved → used`; besides `refused`, `rejected`, `returned`, `withdrawn`, `expired`, which end it.
 */

interface Moment {
  readonly at: string;
  /** null: the system heard or did it. */
  readonly tellerId: string | null;
}

const step = (
  before: StoredOverride | null,
  override: StoredOverride,
  moment: Moment,
  event: string,
  data: Record<string, string | number>,
): OverrideStep => ({
  override,
  before: before === null ? null : { attempt: before.attempt, state: before.state },
  event: {
    at: moment.at,
    event: `override.${event}`,
    tellerId: moment.tellerId as OverrideStep['event']['tellerId'],
    clientKey: override.clientKey,
    stage: null,
    data: { attempt: override.attempt, ...data },
  },
  reopen: false,
});

/** It is asked for: kept, with its key and its bytes, before central hears of it. `commitment` stands for the bytes in the audit chain. */
export const asked = (before: StoredOverride | null, override: StoredOverride, commitment: string, moment: Moment): OverrideStep =>
  step(before, override, moment, 'asked', { kind: override.kind, request: commitment });

/** Central did not take the request; nobody will ever decide it. */
export const refused = (before: StoredOverride, error: WireError, at: string): OverrideStep =>
  step(before, { ...before, state: 'refused', error }, { at, tellerId: null }, 'refused', { code: error.code });

/** Central's word, and its time: nobody decides a request whose time is over, and an approval that was not used is void then. */
const stateOf = (view: OverrideView, centralNow: string): FormOverrideState =>
  (view.state === 'pending' || view.state === 'approved') && Date.parse(view.expiresAt) <= Date.parse(centralNow) ? 'expired' : view.state;

const eventOf = (before: StoredOverride, view: OverrideView, state: FormOverrideState): string => {
  if (before.state !== state) return state;
  if (before.told !== null && before.told.decisions.length !== view.decisions.length) return 'consented';
  return 'reassigned';
};

/** The supervisor said no, or nobody said anything in time: the form goes back to its fields. */
const GIVES_BACK: ReadonlySet<FormOverrideState> = new Set(['rejected', 'returned', 'expired']);

/** What central says about a request; null: nothing new. */
export const told = (
  before: StoredOverride,
  view: OverrideView,
  { at, centralNow }: { readonly at: string; readonly centralNow: string },
): OverrideStep | null => {
  const state = stateOf(view, centralNow);
  if (state === before.state && canonicalize(view) === canonicalize(before.told)) return null;
  const data = { requestId: view.requestId, by: view.decisions.map(({ by }) => by.tellerId).join(' ') };
  const next = step(before, { ...before, state, told: view, error: null }, { at, tellerId: null }, eventOf(before, view, state), data);
  return { ...next, reopen: GIVES_BACK.has(state) };
};

/** A request as the window shows it. */
export const toFormOverride = (stored: StoredOverride, silentSince: string | null): FormOverride =>
  formOverrideSchema.parse({
    clientKey: stored.clientKey,
    attempt: stored.attempt,
    kind: stored.kind,
    state: stored.state,
    requestId: stored.told?.requestId ?? null,
    currency: stored.currency,
    amount: stored.amount,
    rules: stored.rules,
    reason: stored.reason,
    rekeyAmount: stored.told?.rekeyAmount ?? false,
    requestedAt: stored.requestedAt,
    expiresAt: stored.told?.expiresAt ?? null,
    assignedTo: stored.told?.assignedTo ?? null,
    decisions: stored.told?.decisions ?? [],
    silentSince,
    error: stored.error,
  });
