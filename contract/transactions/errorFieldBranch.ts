import type { ErrorCode } from '../errors/codes.ts';
import type { WireError } from '../errors/wire.ts';
import type { FieldDefinition, FormValues } from './definition.ts';
import { isShown } from './readField.ts';

/** Fields that a refusal about tills, vouchers or the day is about, the likeliest first. */
const ABOUT: Readonly<Partial<Record<ErrorCode, readonly string[]>>> = {
  WITNESS_NEEDED: ['witness'],
  WITNESS_REFUSED: ['witness'],
  TRANSFER_TOKEN_WRONG: ['token'],
  TRANSFER_COUNT_DIFFERS: ['denominations'],
  TRANSFER_UNKNOWN: ['transfer'],
  TRANSFER_SETTLED: ['transfer'],
  TRANSFER_NOT_YOURS: ['transfer'],
  RECEIVER_NOT_READY: ['receiver'],
  TILL_COUNT_DIFFERS: ['denominations'],
  TILL_DIFFERENCE_UNEXPLAINED: ['explanation', 'denominations'],
  TILL_LACKS_PIECES: ['given', 'denominations'],
  DIFFERENCE_NOT_OPEN: ['difference'],
  OWN_ACT_REFUSED: ['difference'],
  BRANCH_DAY_BLOCKED: ['businessDate'],
  BRANCH_DAY_OPEN: ['businessDate'],
  BRANCH_DAY_DATE_WRONG: ['businessDate'],
  COUNTERFEIT_CERTIFICATE_USED: ['certificateNumber'],
  VOUCHER_NUMBER_NOT_HELD: ['forms'],
  VOUCHER_NUMBER_SKIPPED: ['forms'],
  VOUCHER_NUMBER_USED: ['forms'],
  VOUCHER_RANGE_NOT_HELD: ['forms'],
  VOUCHER_RANGE_KNOWN: ['forms'],
  VOUCHER_RANGE_WRONG: ['forms', 'ranges'],
  VOUCHER_NOT_FOR_SALE: ['forms'],
};

/** The same refusal, standing at the field that it is about, where the form shows one and central named none. */
export const atBranchField = (error: WireError, fields: readonly FieldDefinition[], values: FormValues): WireError => {
  const names = error.fields === undefined ? (ABOUT[error.code] ?? []) : [];
  const field = names.find((name) => fields.some((each) => each.name === name && isShown(each, values, fields)));
  return field === undefined ? error : { ...error, fields: [{ field, code: error.code, details: error.details }] };
};
