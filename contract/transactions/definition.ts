import type { z } from 'zod';
import type { Quote } from '../central/transactions.ts';
import type { DocumentKind } from '../documents/inputs.ts';
import type { FieldError } from '../errors/wire.ts';
import type { DenominationCounts } from '../money/denominations.ts';
import type { ProductKind } from '../products/terms.ts';
import type { Result } from '../result.ts';
import type { AccountState } from '../views/customer.ts';
import type { Role } from '../views/session.ts';

export type Family =
  | 'session'
  | 'branchDay'
  | 'till'
  | 'vault'
  | 'vouchers'
  | 'customer'
  | 'account'
  | 'cash'
  | 'remittance'
  | 'instrument'
  | 'correction'
  | 'report'
  | 'override';

export interface Names {
  readonly zh: string;
  readonly en: string;
}

/** What a field is, and so how it is shown, typed and checked. */
export type FieldType =
  | 'account'
  | 'amount'
  | 'attachments'
  | 'bank'
  | 'choice'
  | 'customer'
  | 'customerEntry'
  | 'customerVersion'
  | 'date'
  | 'denominations'
  | 'existence'
  | 'flag'
  | 'hold'
  | 'integer'
  | 'product'
  | 'teller'
  | 'text'
  | 'till'
  | 'tillCount'
  | 'branchDay'
  | 'cashDifference'
  | 'countDifference'
  | 'ranges'
  | 'receiver'
  | 'transfer'
  | 'voucher'
  | 'witness';

export interface Choice {
  readonly value: string;
  readonly label: Names;
  /** Offered to these alone; absent: to everybody. */
  readonly roles?: readonly Role[];
}

export interface FieldDefinition {
  readonly name: string;
  readonly type: FieldType;
  readonly label: Names;
  /** Of a field with `when`: while it is shown. */
  readonly required: boolean;
  /** Greatest number of characters, for text. */
  readonly maxLength?: number;
  /** Columns of twelve. */
  readonly width: 3 | 4 | 6 | 8 | 12;
  readonly hint?: Names;
  /**
   * For `denominations` and `tillCount`: the field whose amount, or whose count, they must add up to; `quote`: what the quote says is paid
   * out. For `countDifference`: the count that it compares.
   */
  readonly sumOf?: string;
  /** For `tillCount` and `countDifference`: what is counted. The till that a form names by default; a counter without a till has the vault. */
  readonly countOf?: 'namedTill' | 'ownTillOrVault' | 'tillHandedOver';
  /** For `branchDay`: the day to open, or the one to close. */
  readonly day?: 'next' | 'present';
  /** For `ranges`: how many at most, and forms of which class alone. */
  readonly most?: number;
  readonly voucherClass?: 'A' | 'B';
  /** For `ranges`: one number alone, not from-to. */
  readonly single?: true;
  /** For `ranges`: whose stock is proposed from, where another field says it by which of its values. Nobody's without it. */
  readonly stockOf?: 'own' | { readonly field: string; readonly own: readonly string[]; readonly vault: readonly string[] };
  /** For `account`: states in which an account is taken here; absent: active ones alone. */
  readonly states?: readonly AccountState[];
  /** For `hold`: the field with the account whose holds there are to choose from. */
  readonly of?: string;
  /** For `choice`: what there is to choose, in the order shown. Up to five stand open, more fold into a list. */
  readonly options?: readonly Choice[];
  /** The field is shown, and counts, only while another one has one of these values (`true` of a flag, the kind of a product). */
  readonly when?: { readonly field: string; readonly is: readonly string[] };
  /** What a new form begins with. */
  readonly initial?: string | boolean;
  /** For `product`: the kinds on offer here. */
  readonly kinds?: readonly ProductKind[];
  /** For `voucher`: which controlled form; the lowest number of the teller's stock is proposed. */
  readonly voucherType?: string;
  /** For text: the shape that it must have, with `shapeHint` telling it in words. */
  readonly shape?: RegExp;
  readonly shapeHint?: Names;
  /** What the value must hold beside its shape, told while the rest of the form is still empty. Null: nothing is wrong with it. */
  readonly rule?: (value: string, values: FormValues) => Omit<FieldError, 'field'> | null;
  /** What the value says of other fields; those of them that are empty get it when this one is left. */
  readonly fills?: (value: string, values: FormValues) => Readonly<Record<string, string>>;
  /** For `customerEntry`: which entries of the chosen customer's file there are to choose from. */
  readonly entries?: 'addresses' | 'phones' | 'relationships';
}

/** XFS4IoT classes that a transaction uses. */
export type DeviceUse = 'passbookPrinter' | 'receiptPrinter' | 'cardReader' | 'pinPad' | 'idCardReader' | 'scanner' | 'token';

/** What the counter may do while central is unreachable (domain section 12). */
export type OfflinePolicy = 'no' | 'yes' | 'withinLimits' | 'captureOnly' | 'ownRows';

/** An override that the bank demands by default; central may tighten it. Amounts are minor units of CNY. */
export interface OverrideRule {
  readonly rule: string;
  readonly role: Role;
  readonly fromAmount?: string;
  readonly reason: Names;
}

/** A form while it is filled in: what was typed, by field. Amounts are text as typed. */
export type FormValues = Readonly<Record<string, unknown>>;

/** What is sent to central: normalised and typed; amounts are strings of minor units. */
export type RequestValues = Readonly<Record<string, z.core.util.JSONType>>;

export type TillEffect = 'none' | 'cashIn' | 'cashOut' | 'opensTill' | 'closesTill';

/** Notes and coins that go over the counter: into the till, and out of it. */
export interface PiecesMoved {
  readonly taken: DenominationCounts;
  readonly given: DenominationCounts;
}

/** Who fills a form in, and where: what a form need not be asked for. */
export interface FormSide {
  readonly tellerId: string;
  readonly branchCode: string;
  /** The teller's till when the form was opened; null: none, as vault keepers and supervisors have none. */
  readonly tillId: string | null;
}

/** What the counter knows beside the request when it works out what the till will give and take. */
export interface CounterSide {
  readonly tillId: string;
  readonly quote: Quote | null;
}

/** What central needs to know of a transaction that posts. */
export interface PostingDefinition {
  readonly code: string;
  readonly names: Names;
  readonly family: Family;
  readonly roles: readonly Role[];
  readonly till: TillEffect;
  readonly offline: OfflinePolicy;
  readonly overrides: readonly OverrideRule[];
  readonly reversal: 'none' | 'sameDay';
  /** True: may be posted while the branch's day is closed. Opening the day is. */
  readonly onClosedDay?: true;
  /** The shape of the values that are sent to central, which checks them again. */
  readonly request?: z.ZodObject;
}

/** The whole entry: what central needs, and the form, devices and documents of the counter. */
export interface TransactionDefinition extends PostingDefinition {
  /** Initials of the Chinese name's pinyin, for the code bar. */
  readonly initials: string;
  /** `posting` goes through quote and post; `inquiry` only reads; `session` is done by the session's own screens. */
  readonly kind: 'posting' | 'inquiry' | 'session';
  readonly fields: readonly FieldDefinition[];
  /** A screen written by hand, where fields alone cannot show it. */
  readonly panel?: 'compare' | 'customer360' | 'journal' | 'offlineQueue' | 'overrides' | 'remittances' | 'reports' | 'signOn' | 'signOff';
  readonly devices: readonly DeviceUse[];
  readonly vouchers: readonly string[];
  /** Documents that it prints after an accepted posting. */
  readonly documents: readonly ('passbook' | 'receipt')[];
  /** Papers of its own, beside the passbook; only those are offered for which the answer gives what stands on them. */
  readonly papers?: readonly DocumentKind[];
  /** What the review shows beside the quote: what stands in the customer's file before and after. */
  readonly review?: 'customerChange';
  /** What a request moves over the counter, by piece; absent: nothing. */
  readonly cash?: (values: RequestValues, counter: CounterSide) => PiecesMoved;
  /** True: it changes the till's state or holder, so that the till is fetched from central afterwards. */
  readonly changesTill?: true;
  /** Checks what was typed and normalises it. Every error names its field. The value has the shape of `request`. */
  readonly toRequest?: (values: FormValues, side?: FormSide) => Result<RequestValues, readonly FieldError[]>;
}

export const posting = <const D extends PostingDefinition>(definition: D): D => definition;

export const transaction = <const D extends TransactionDefinition>(definition: D): D => definition;
