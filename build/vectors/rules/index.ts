import type { Rules } from '../types.ts';
import { accountingRules } from './accounting.ts';
import { complianceRules } from './compliance.ts';
import { dateRules } from './dates.ts';
import { identifierRules } from './identifiers.ts';
import { instrumentRules } from './instruments.ts';
import { interestRules } from './interest.ts';
import { moneyRules } from './money.ts';
import { nameRules } from './names.ts';
import { paymentRules } from './payments.ts';
import { voucherRules } from './vouchers.ts';

/** One file for each family of rules; the names are those of the vector files. */
export const rules: Rules = {
  ...identifierRules,
  ...moneyRules,
  ...dateRules,
  ...interestRules,
  ...instrumentRules,
  ...paymentRules,
  ...complianceRules,
  ...accountingRules,
  ...voucherRules,
  ...nameRules,
};
