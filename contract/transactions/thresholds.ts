import { dueDiligence, dueDiligenceRegime } from '../compliance/dueDiligence.ts';
import { largeValueReport } from '../compliance/largeValue.ts';
import type { BusinessDate } from '../dates/businessDate.ts';
import type { FormValues, Names, TransactionDefinition } from './definition.ts';
import { isShown } from './readField.ts';

/** What an amount brings with it; limits in fen. The quote tells with the day's sums and what the bank has set; this tells while one types. */
export type Threshold =
  | { readonly kind: 'override'; readonly reason: Names }
  | { readonly kind: 'report'; readonly limit: bigint }
  | { readonly kind: 'identify'; readonly limit: bigint };

export interface Typed {
  /** Fen. */
  readonly amount: bigint;
  readonly date: BusinessDate;
  /** Whether the account is a person's; null while nobody knows, then as of a person. */
  readonly natural: boolean | null;
}

/**
 * Cash goes over the counter while a count of it stands in the form; otherwise money moves between accounts. Null: nothing moves, as with
 * a notice or a hold.
 */
function moves({ fields }: TransactionDefinition, values: FormValues): 'cash' | 'transfer' | null {
  const shown = fields.filter((field) => isShown(field, values, fields));
  if (shown.some(({ type }) => type === 'denominations')) return 'cash';
  const fromOrTo = shown.some(({ name }) => name === 'payoutTo' || name === 'fundedFrom');
  return fromOrTo || shown.filter(({ type }) => type === 'account').length > 1 ? 'transfer' : null;
}

/** The thresholds that an amount reaches, by the entry's own override rules, and by the rules of large values and due diligence. */
export function thresholdsReached(definition: TransactionDefinition, values: FormValues, typed: Typed): Threshold[] {
  const { amount, date } = typed;
  const natural = typed.natural ?? true;
  const kind = moves(definition, values);
  if (kind === null) return [];
  const reached: Threshold[] = definition.overrides
    .filter(({ fromAmount }) => fromAmount !== undefined && amount >= BigInt(fromAmount))
    .map(({ reason }) => ({ kind: 'override', reason }));
  const { report, threshold } = largeValueReport({
    date,
    kind,
    holder: natural ? 'natural' : 'legal',
    domestic: true,
    sumCny: amount,
    sumUsd: 0n,
  });
  if (report && threshold.cny !== null) reached.push({ kind: 'report', limit: threshold.cny });
  if (kind === 'cash' && dueDiligence({ date, service: 'cash', natural, cny: amount, usd: 0n }).identify)
    reached.push({ kind: 'identify', limit: dueDiligenceRegime(date).cash.cny });
  return reached;
}
