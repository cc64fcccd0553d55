import type { Quote } from '../../contract/central/transactions.ts';
import type { TransactionDefinition } from '../../contract/transactions/definition.ts';
import type { Plan } from './plan.ts';

/** The overrides that the catalogue entry demands at this amount. */
export const overridesFor = (definition: TransactionDefinition, plan: Plan): Quote['overrides'] =>
  definition.overrides
    .filter((rule) => rule.fromAmount === undefined || plan.amount >= BigInt(rule.fromAmount))
    .map(({ rule, role, reason }) => ({ rule, role, reasonZh: reason.zh, reasonEn: reason.en }));
