import type { Quote } from '../../contract/central/transactions.ts';
import type { PostingDefinition } from '../../contract/transactions/definition.ts';
import type { Plan } from './plan.ts';

/** The overrides that the catalogue entry demands at this amount. */
export const overridesFor = (definition: PostingDefinition, plan: Plan): Quote['overrides'] =>
  definition.overrides
    .filter((rule) => rule.fromAmount === undefined || plan.amount >= BigInt(rule.fromAmount))
    .map(({ rule, role, reason }) => ({ rule, role, reasonZh: reason.zh, reasonEn: reason.en }));
