import type { Quote } from '../../contract/central/transactions.ts';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { type OverrideRuleTerms, ruleApplies } from '../../contract/parameters/overrideRules.ts';
import type { PostingDefinition } from '../../contract/transactions/definition.ts';
import type { Parameters } from '../parameters/parameters.ts';
import { exceedsLevel, type LimitedAct } from '../sessions/level.ts';

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
const needed = (rules: readonly NamedRule[], code: string, currency: string, amount: bigint): NamedRule[] =>
  rules.filter(({ terms }) => ruleApplies(terms, code, currency, amount));

/** The name of the rule that the teller's own level makes; the bank sets its amounts, not its text. */
const LEVEL_RULE = 'level';
const TOP_LEVEL = 9;

/** A supervisor of a higher level consents to what is beyond the teller's (domain: roles; levels and limits). */
export const levelRule = (code: string, level: number): NamedRule => ({
  rule: LEVEL_RULE,
  terms: {
    ...defaultTerms(code, { rule: LEVEL_RULE, role: 'supervisor', reason: { zh: '超过柜员级别限额', en: "Beyond the teller's level" } }),
    paths: [[{ role: 'supervisor', minLevel: Math.min(level + 1, TOP_LEVEL), count: 1 }]],
  },
});

/** What a level limits in a transaction of this kind. */
function limitedAct({ till, family }: PostingDefinition): LimitedAct | null {
  if (till === 'cashIn' || till === 'cashOut') return till;
  return family === 'cash' ? 'transfer' : null;
}

interface Asking {
  readonly parameters: Parameters;
  readonly date: BusinessDate;
  readonly definition: PostingDefinition;
  readonly level: number;
}

/** Every rule that speaks of a posting of this amount by a teller of this level. */
export function rulesNeeded({ parameters, date, definition, level }: Asking, currency: string, amount: bigint): NamedRule[] {
  const rules = needed(rulesFor(parameters, date, definition), definition.code, currency, amount);
  const act = limitedAct(definition);
  const beyond = act !== null && exceedsLevel(parameters.at(date), level, act, amount);
  return beyond ? [...rules, levelRule(definition.code, level)] : rules;
}

/** What the quote tells of them. A path of several people is told by its first one. */
export const toQuoteOverrides = (rules: readonly NamedRule[]): Quote['overrides'] =>
  rules.map(({ rule, terms }) => ({
    rule,
    role: terms.paths[0]?.[0]?.role ?? 'supervisor',
    reasonZh: terms.reason.zh,
    reasonEn: terms.reason.en,
  }));
