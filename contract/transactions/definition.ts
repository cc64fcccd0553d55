import type { z } from 'zod';
import type { FieldError } from '../errors/wire.ts';
import type { Result } from '../result.ts';
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
export type FieldType = 'account' | 'amount' | 'denominations' | 'text' | 'till' | 'tillCount';

export interface FieldDefinition {
  readonly name: string;
  readonly type: FieldType;
  readonly label: Names;
  readonly required: boolean;
  /** Greatest number of characters, for text. */
  readonly maxLength?: number;
  /** Columns of twelve. */
  readonly width: 3 | 4 | 6 | 8 | 12;
  readonly hint?: Names;
  /** For `denominations` and `tillCount`: the field whose amount they must add up to. */
  readonly sumOf?: string;
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
  readonly panel?: 'customer360' | 'journal' | 'signOn' | 'signOff';
  readonly devices: readonly DeviceUse[];
  readonly vouchers: readonly string[];
  /** Documents that it prints after an accepted posting. */
  readonly documents: readonly ('passbook' | 'receipt')[];
  /** Checks what was typed and normalises it. Every error names its field. The value has the shape of `request`. */
  readonly toRequest?: (values: FormValues) => Result<RequestValues, readonly FieldError[]>;
}

export const posting = <const D extends PostingDefinition>(definition: D): D => definition;

export const transaction = <const D extends TransactionDefinition>(definition: D): D => definition;
