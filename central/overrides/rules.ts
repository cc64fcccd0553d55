import type { Quote } from '../../contract/central/transactions.ts';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { type OverrideRuleTerms, ruleApplies } from '../../contract/parameters/overrideRules.ts';
import type { PostingDefinition } from '../../contract/transactions/definition.ts';
import type { Parameters } from '../parameters/parameters.ts';

/** A rule under its name. */
export interface NamedRule {
  readonly rule: string;
  readonly terms: OverrideRuleTerms;
}

/** The override that a catalogue entry demands by default, as a rule: one other person of the role, here or remote. */
export const defaultTerms = (code: string, { role, fromAmount, reason }: PostingDefinition['overrides'][number]): OverrideRuleTerms => ({
  reason,
  transactions: [code],
  currency: 'CNY' as OverrideRuleTerms['currency'],
  fromAmount: (fromAmount ?? '0') as OverrideRuleTerms['fromAmount'],
  toAmount: null,
  paths: [[{ role, minLevel: 0, count: 1 }]],
  alternates: [],
  rekeyAmount: false,
  fallbackToLocal: true,
  allowed: ['local', 'remote'],
});

/** The rules in force for a transaction: the bank's, and the entry's own where a bank has never set any. */
export function rulesFor(parameters: Parameters, date: BusinessDate, definition: PostingDefinition): NamedRule[] {
  const set = parameters.at(date).all('overrideRule');
  const named = [...set].map(([rule, terms]) => ({ rule, terms }));
  return set.size > 0 ? named : definition.overrides.map((each) => ({ rule: each.rule, terms: defaultTerms(definition.code, each) }));
}

/** Those that speak of this amount, in minor units. */
export const needed = (rules: readonly NamedRule[], code: string, currency: string, amount: bigint): NamedRule[] =>
  rules.filter(({ terms }) => ruleApplies(terms, code, currency, amount));

/** What the quote tells of them. A path of several people is told by its first one. */
export const toQuoteOverrides = (rules: readonly NamedRule[]): Quote['overrides'] =>
  rules.map(({ rule, terms }) => ({
    rule,
    role: terms.paths[0]?.[0]?.role ?? 'supervisor',
    reasonZh: terms.reason.zh,
    reasonEn: terms.reason.en,
  }));
