import type { ErrorCode } from '../errors/codes.ts';
import type { FieldError, WireError } from '../errors/wire.ts';
import type { FieldDefinition, FormValues, TransactionDefinition } from './definition.ts';
import { heldBy, isShown } from './readField.ts';

const ACCOUNT_CODES: ReadonlySet<ErrorCode> = new Set([
  'ACCOUNT_UNKNOWN',
  'ACCOUNT_FROZEN',
  'ACCOUNT_CLOSED',
  'ACCOUNT_DORMANT',
  'ACCOUNT_NOT_DORMANT',
  'ACCOUNT_DEBITS_STOPPED',
  'ACCOUNT_HELD',
  'ACCOUNT_SERVICES_SIGNED',
  'ACCOUNT_CURRENCY_DIFFERS',
  'TERM_ACCOUNT',
  'DEPOSIT_UNKNOWN',
  'DEPOSIT_MATURED',
  'DEPOSIT_NOT_MATURED',
  'LOSS_REPORTED',
  'LOSS_UNKNOWN',
  'LOSS_NOT_WRITTEN',
  'REPLACEMENT_TOO_EARLY',
  'NOTHING_TO_REPORT',
  'MEDIUM_LOST',
]);

const VOUCHER_CODES: ReadonlySet<ErrorCode> = new Set(['VOUCHER_NUMBER_SKIPPED', 'VOUCHER_NUMBER_USED', 'VOUCHER_NUMBER_NOT_HELD']);

/** Fields that a refusal is about, by name; the first one that the form shows. */
const BY_NAME: Readonly<Partial<Record<ErrorCode, readonly string[]>>> = {
  SAME_ACCOUNT: ['payoutAccount', 'toAccount'],
  NAME_DIFFERS: ['payeeName', 'shownName', 'payoutAccount', 'fundingAccount'],
  IDENTITY_NEEDED: ['shownName'],
  BALANCE_TOO_LOW: ['amount', 'drawAmount', 'fundingAccount'],
  BELOW_MINIMUM_OPEN: ['amount'],
  INSTALMENT_AMOUNT_DIFFERS: ['amount'],
  WITHDRAWAL_ABOVE_PRINCIPAL: ['drawAmount', 'amount'],
  WITHDRAWAL_NOT_POSITIVE: ['drawAmount', 'amount'],
  REMAINDER_BELOW_MINIMUM: ['drawAmount'],
  NOTICE_TOO_SHORT: ['agreedDate'],
  NOTICE_STANDING: ['step'],
  NOTICE_MISSING: ['step'],
  INSTALMENT_NOT_DUE: ['step'],
  PASSBOOK_UNPOSTED: ['accountNumber'],
  MEDIUM_DIFFERS: ['mediumNumber'],
  MEDIUM_NOT_FOR_THIS: ['medium'],
  PASSBOOK_UNKNOWN: ['passbookNumber'],
  PASSBOOK_LOST: ['passbookNumber', 'accountNumber', 'fromAccount'],
  PASSBOOK_FULL: ['passbookNumber'],
  PASSBOOK_NOT_FULL: ['passbookNumber'],
  PASSBOOK_UP_TO_DATE: ['passbookNumber'],
  CARD_NUMBER_USED: ['newCard'],
  CERTIFICATE_NEEDED: ['newCertificate'],
  ACCOUNT_CLASS_NEEDED: ['class'],
  ACCOUNT_CLASS_LIMIT: ['class', 'amount'],
  PRODUCT_NOT_FOR_THIS: ['product', 'step', 'accountNumber'],
  ROLLOVER_NOT_POSSIBLE: ['rollover'],
  AGENCY_REFUSED: ['byAgent'],
  CUSTOMER_UNKNOWN: ['customerNumber'],
  CUSTOMER_UNDER_AGE: ['customerNumber'],
  CUSTOMER_BLACKLISTED: ['customerNumber'],
  ID_DOCUMENT_EXPIRED: ['customerNumber', 'idNumber'],
  ID_DOCUMENT_DIFFERS: ['idNumber'],
  ID_NUMBER_INVALID: ['idNumber'],
  HOLD_UNKNOWN: ['holdId'],
  REVERSAL_UNKNOWN: ['traceNumber'],
  REVERSAL_REFUSED: ['traceNumber'],
  REMITTANCE_ROUTE_LIMIT: ['wish', 'amount'],
  REMITTANCE_UNKNOWN: ['number'],
  REMITTANCE_NOT_WAITING: ['number'],
  REMITTANCE_SCREENED: ['payeeName'],
};

/** What is wrong with an order, by the reason that central gives. */
const BY_REASON: Readonly<Record<string, string>> = { amount: 'amount', authority: 'kind', requesters: 'secondId', endsOn: 'endsOn' };

const digitsOf = (field: FieldDefinition, values: FormValues): string => heldBy(field, values).replaceAll(/\D/g, '');

function fieldFor({ code, details }: WireError, shown: readonly FieldDefinition[], values: FormValues): FieldDefinition | undefined {
  const named = (names: readonly string[]) => names.map((name) => shown.find((field) => field.name === name)).find((field) => field);
  if (code === 'HOLD_REFUSED') return named([BY_REASON[details.reason ?? ''] ?? '']);
  if (VOUCHER_CODES.has(code)) return shown.find(({ type }) => type === 'voucher');
  const accounts = shown.filter(({ type }) => type === 'account');
  // A remittance names its payee's account in a text field, because it may be one of any bank.
  const holding = (fields: readonly FieldDefinition[]) => fields.find((field) => digitsOf(field, values) === details.accountNumber);
  if (ACCOUNT_CODES.has(code)) return holding(accounts) ?? holding(shown.filter(({ name }) => name === 'payeeAccount')) ?? accounts[0];
  return named(BY_NAME[code] ?? []);
}

/** A field of the request that the form has under another name: the pieces, wherever they are counted. */
function ownName(error: FieldError, shown: readonly FieldDefinition[]): FieldError | null {
  if (shown.some(({ name }) => name === error.field)) return error;
  const count = error.field === 'denominations' ? shown.findLast(({ type }) => type === 'denominations') : undefined;
  return count === undefined ? null : { ...error, field: count.name };
}

/** A refusal of central with the field of the form at which it stands; as it was, where it belongs to none. */
export function atItsField(definition: TransactionDefinition, values: FormValues, error: WireError): WireError {
  const { fields } = definition;
  const shown = fields.filter((field) => isShown(field, values, fields));
  const own = (error.fields ?? []).flatMap((each) => ownName(each, shown) ?? []);
  if (own.length > 0) return { ...error, fields: own };
  const field = fieldFor(error, shown, values);
  return field === undefined ? error : { ...error, fields: [{ field: field.name, code: error.code, details: error.details }] };
}
