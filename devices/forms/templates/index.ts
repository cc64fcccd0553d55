import type { FormTemplate } from '../template.ts';
import { CASH_COUNT } from './cashCount.ts';
import { CERTIFICATE } from './certificate.ts';
import { COUNTERFEIT } from './counterfeit.ts';
import { DAY_REPORT } from './dayReport.ts';
import { CASHIERS_CHEQUE, DRAFT } from './instruments.ts';
import { INTEREST_SLIP } from './interestSlip.ts';
import { REPORT } from './report.ts';
import { LOSS_REPORT, SLIP } from './slip.ts';

/** The forms that come with the program. A bank's own papers are templates of the same shape, read from its file. */
export const TEMPLATES: readonly FormTemplate[] = [
  SLIP,
  INTEREST_SLIP,
  CERTIFICATE,
  DRAFT,
  CASHIERS_CHEQUE,
  CASH_COUNT,
  COUNTERFEIT,
  LOSS_REPORT,
  DAY_REPORT,
  REPORT,
];

export const templateOf = (id: string): FormTemplate | null => TEMPLATES.find((template) => template.id === id) ?? null;
