import type { OverrideView } from '../../contract/central/overrides.ts';
import type { Outcome, PostingRequest } from '../../contract/central/transactions.ts';
import { type Counter, newKey } from './counter.ts';

/** Quotes, lets somebody else approve what must be approved, and posts. Answers the outcome. */
export async function postApproved(
  teller: Counter,
  supervisor: Counter,
  code: string,
  values: Record<string, unknown>,
  options: { readonly tillId?: string | null } = {},
): Promise<Outcome> {
  const prepared: { key: string; body: PostingRequest } = await teller.prepare(code, values, options);
  const asked = await teller.send<OverrideView>('POST', '/v1/overrides', {
    key: newKey(),
    body: { ...prepared.body, clientKey: prepared.key, kind: 'remote', reason: '' },
  });
  if (asked.status !== 200) throw new Error(`No override request: ${asked.text}`);
  const decided = await supervisor.send<OverrideView>('POST', `/v1/overrides/${asked.value.requestId}/decisions`, {
    key: newKey(),
    body: { decision: 'approve', reason: '' },
  });
  if (decided.value.state !== 'approved') throw new Error(`Not approved: ${decided.text}`);
  return (await teller.post(prepared)).value;
}

/** The outcome in one word: `accepted`, or the code of the refusal. */
export const wordOf = (outcome: Outcome): string => (outcome.outcome === 'accepted' ? outcome.outcome : outcome.error.code);
