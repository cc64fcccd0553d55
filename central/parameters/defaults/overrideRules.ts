import { defaultTerms } from '../../overrides/rules.ts';
import { postingDefinitions } from '../../transactions/handlers.ts';
import { EVER } from './since.ts';

/** The overrides that the transactions demand by default, as rows that a bank may change. */
export const defaultOverrideRules = (): unknown[] =>
  postingDefinitions().flatMap(({ code, overrides }) =>
    overrides.map((rule) => ({ kind: 'overrideRule', key: rule.rule, effectiveFrom: EVER, value: defaultTerms(code, rule) })),
  );
