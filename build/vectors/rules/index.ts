import type { Rules } from '../types.ts';
import { dateRules } from './dates.ts';
import { identifierRules } from './identifiers.ts';
import { interestRules } from './interest.ts';
import { moneyRules } from './money.ts';

/** One file for each family of rules; the names are those of the vector files. */
export const rules: Rules = { ...identifierRules, ...moneyRules, ...dateRules, ...interestRules };
