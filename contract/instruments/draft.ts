import type { BusinessDate } from '../dates/businessDate.ts';

/** Copies of a bank draft: 1 card, 2 draft, 3 notice of payment (解讫通知), 4 advice of surplus. */
export type DraftCopy = 1 | 2 | 3 | 4;

export type PartyKind = 'individual' | 'unit';

/** What the form carries, without which it is void (支付结算办法 article 56). */
export type DraftForm = {
  readonly saysDraft: boolean;
  readonly unconditionalPromise: boolean;
  readonly payer: string;
  readonly payee: string;
  readonly issueDate: BusinessDate;
  readonly signed: boolean;
  /** The issued amount in figures and as read from the capitals; they must agree. Minor units. */
  readonly issued: bigint;
  readonly issuedInCapitals: bigint;
};

/** A draft as presented to a paying bank. Absent amounts are those that nobody filled in. */
export type DraftPresentment = {
  readonly form: DraftForm;
  readonly due: BusinessDate;
  readonly copies: readonly DraftCopy[];
  readonly actual: bigint | null;
  /** Absent: not written on the form. A surplus of zero is written too. */
  readonly surplus: bigint | null;
  readonly actualAmended: boolean;
  /** Amount, date or payee: never amended, or the draft is void. */
  readonly fixedItemsAmended: boolean;
  readonly endorsed: boolean;
  readonly endorsementsUnbroken: boolean;
  readonly markedNotTransferable: boolean;
  readonly stopped: boolean;
  readonly cash: {
    readonly applicant: PartyKind;
    readonly payee: PartyKind;
    /** Bank code of the paying agent that the form names; null when none is. */
    readonly namedAgent: string | null;
  } | null;
  readonly holder: {
    readonly hasAccountHere: boolean;
    readonly identityShown: boolean;
    /** The kind of account that is to be credited. */
    readonly creditTo: 'settlement' | 'savings' | 'card' | 'none';
  };
};

/** The bank that is asked to pay. */
export type PayingBank = { readonly bankCode: string; readonly isIssuer: boolean };

export type DraftRefusal =
  | 'FORM_INCOMPLETE'
  | 'AMOUNTS_DISAGREE'
  | 'FIXED_ITEM_AMENDED'
  | 'STOPPED'
  | 'COPY2_MISSING'
  | 'COPY3_MISSING'
  | 'PAST_PRESENTMENT_PERIOD'
  | 'ISSUER_RIGHT_LAPSED'
  | 'ACTUAL_NOT_FILLED'
  | 'SURPLUS_NOT_FILLED'
  | 'ACTUAL_NOT_POSITIVE'
  | 'ACTUAL_EXCEEDS_ISSUED'
  | 'SURPLUS_WRONG'
  | 'ACTUAL_AMENDED'
  | 'NOT_TRANSFERABLE'
  | 'ENDORSEMENT_BROKEN'
  | 'HOLDER_IDENTITY_NOT_SHOWN'
  | 'CASH_DRAFT_ONLY_INDIVIDUAL_BOTH_SIDES'
  | 'CASH_DRAFT_AGENT_NOT_NAMED'
  | 'CASH_DRAFT_OTHER_AGENT'
  | 'TRANSFER_DRAFT_TO_SAVINGS_OR_CARD';
