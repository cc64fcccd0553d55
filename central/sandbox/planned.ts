import type { IdType } from '../../contract/views/customer.ts';
import type { CustomerRelationshipsTable, CustomerServicesTable } from '../database/tables/customers.ts';
import type { Movement } from './history.ts';
import type { BranchCode } from './population/places.ts';

/** Lines that a passbook of the sandbox has. */
export const LINES_PER_BOOK = 192;

/** What the sandbox's customers and accounts are, before they are rows. Amounts are fen. */

export interface PlannedBook {
  readonly number: string;
  readonly state: 'active' | 'full' | 'lost' | 'void';
  /** Entries that an earlier book holds. */
  readonly after: number;
  /** Lines that are on paper already. */
  readonly printed: number;
}

export interface PlannedHold {
  readonly kind: 'freeze' | 'amount' | 'stop';
  readonly amount: bigint | null;
  readonly authority: 'court' | 'police' | 'procuratorate' | 'bank';
  readonly documentNumber: string;
  readonly requesters: readonly { readonly name: string; readonly idNumber: string }[];
  readonly placedOn: string;
  readonly endsOn: string;
  /** Null while it is in force. */
  readonly ended: { readonly state: 'released' | 'lapsed'; readonly on: string; readonly reason: string } | null;
}

export interface PlannedTerm {
  readonly startedOn: string;
  readonly maturedOn: string;
  readonly rate: string;
  readonly principal: bigint;
  readonly interest: bigint;
  /** The movement that credited the interest, counted from 1. */
  readonly sequence: number;
}

export interface PlannedDeposit {
  readonly certificateNumber: string;
  readonly openedOn: string;
  readonly termStartedOn: string;
  readonly maturesOn: string | null;
  readonly rate: string | null;
  readonly principal: bigint;
  readonly rollover: boolean;
  readonly partials: number;
  readonly notice: { readonly givenOn: string; readonly date: string; readonly amount: bigint } | null;
  readonly unusedNotices: number;
  readonly ended: readonly PlannedTerm[];
  /** What is set aside for it. */
  readonly accrued: bigint;
}

export interface PlannedAccount {
  readonly number: string;
  readonly productCode: string;
  readonly state: 'active' | 'frozen' | 'dormant' | 'closed';
  readonly openedOn: string;
  readonly books: readonly PlannedBook[];
  readonly movements: readonly Movement[];
  /** Absent: an account without a class. */
  readonly class?: 'I' | 'II' | 'III';
  readonly faceToFace?: boolean;
  readonly holds?: readonly PlannedHold[];
  readonly deposit?: PlannedDeposit;
  /** The last day for which interest was paid; absent where nothing says so. */
  readonly settledThrough?: string;
}

export interface PlannedCustomer {
  readonly number: string;
  readonly kind: 'person' | 'company';
  readonly name: string;
  readonly branchCode: BranchCode;
  readonly idType: IdType;
  readonly idNumber: string;
  readonly birthDate: string | null;
  readonly sex: 'M' | 'F' | null;
  readonly phone: string;
  readonly address: string;
  readonly gradeCode: string | null;
  readonly since: string;
  readonly accounts: readonly PlannedAccount[];
}

/** Somebody who is a customer, or is only known by name and document. */
export interface PlannedParty {
  readonly number: string | null;
  readonly name: string;
  readonly idType: IdType;
  readonly idNumber: string;
}

export interface PlannedRelationship {
  readonly kind: CustomerRelationshipsTable['kind'];
  readonly other: PlannedParty;
  /** In hundredths of a per cent. */
  readonly shareBp: number | null;
  readonly scope: string | null;
}

export interface PlannedService {
  readonly service: CustomerServicesTable['service'];
  readonly status: CustomerServicesTable['status'];
  readonly accountNumber: string | null;
  readonly signedOn: string;
  readonly changedOn: string;
}

interface PlannedContact<K extends string> {
  readonly kind: K;
  readonly text: string;
  readonly from: string;
  readonly until: string | null;
}

/** A customer with everything that the customer file holds. */
export interface FiledCustomer extends PlannedCustomer {
  readonly forms: { readonly pinyin: string; readonly searchName: string; readonly searchPinyin: string; readonly searchInitials: string };
  readonly nationality: string;
  readonly occupation: string | null;
  readonly document: { readonly issuer: string; readonly issuedOn: string | null; readonly expiresOn: string | null };
  readonly postcode: string;
  readonly addresses: readonly PlannedContact<'home' | 'work' | 'mailing' | 'registered'>[];
  readonly phones: readonly PlannedContact<'mobile' | 'home' | 'work'>[];
  readonly relationships: readonly PlannedRelationship[];
  readonly services: readonly PlannedService[];
}
