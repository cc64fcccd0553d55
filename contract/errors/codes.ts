import { accountErrors } from './account.ts';
import { accountServiceErrors } from './accountService.ts';
import { attachmentErrors } from './attachment.ts';
import { centralErrors } from './central.ts';
import { chequeErrors } from './cheque.ts';
import { correctionErrors } from './correction.ts';
import { customerErrors } from './customer.ts';
import { deviceErrors } from './device.ts';
import { documentErrors } from './document.ts';
import { inputErrors } from './input.ts';
import { instrumentErrors } from './instrument.ts';
import { overrideErrors } from './override.ts';
import { parameterErrors } from './parameter.ts';
import { productErrors } from './product.ts';
import { remittanceErrors } from './remittance.ts';
import { sessionErrors } from './session.ts';
import { systemErrors } from './system.ts';
import { tillErrors } from './till.ts';
import { transactionErrors } from './transaction.ts';
import type { ErrorEntry } from './types.ts';
import { voucherErrors } from './voucher.ts';

/** Every error code that may cross a boundary, with its texts. The families are files of their own; this is the one list. */
export const ERRORS = {
  ...inputErrors,
  ...sessionErrors,
  ...tillErrors,
  ...voucherErrors,
  ...accountErrors,
  ...accountServiceErrors,
  ...customerErrors,
  ...attachmentErrors,
  ...transactionErrors,
  ...correctionErrors,
  ...deviceErrors,
  ...documentErrors,
  ...overrideErrors,
  ...parameterErrors,
  ...productErrors,
  ...remittanceErrors,
  ...instrumentErrors,
  ...chequeErrors,
  ...systemErrors,
  ...centralErrors,
} as const satisfies Readonly<Record<string, ErrorEntry>>;

export type ErrorCode = keyof typeof ERRORS;

export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];
