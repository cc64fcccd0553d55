import type { ErrorCode } from '../../contract/errors/codes.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import type { DraftRefusal } from '../../contract/instruments/draft.ts';
import { fieldError } from '../../contract/transactions/fields.ts';
import { refuse } from '../answer.ts';

interface Told {
  readonly code: ErrorCode;
  /** The field of the paying form that it is about. */
  readonly field: string;
}

/** The rule that a paper breaks, as the teller is told it. */
const TOLD: Readonly<Record<DraftRefusal, Told>> = {
  FORM_INCOMPLETE: { code: 'DRAFT_FORM_INCOMPLETE', field: 'number' },
  AMOUNTS_DISAGREE: { code: 'DRAFT_AMOUNTS_DISAGREE', field: 'capitalsAgree' },
  FIXED_ITEM_AMENDED: { code: 'DRAFT_FIXED_ITEM_AMENDED', field: 'unaltered' },
  STOPPED: { code: 'DRAFT_STOPPED', field: 'number' },
  COPY2_MISSING: { code: 'DRAFT_COPY2_MISSING', field: 'copies' },
  COPY3_MISSING: { code: 'DRAFT_COPY3_MISSING', field: 'copies' },
  PAST_PRESENTMENT_PERIOD: { code: 'PAST_PRESENTMENT_PERIOD', field: 'issuedOn' },
  ISSUER_RIGHT_LAPSED: { code: 'ISSUER_RIGHT_LAPSED', field: 'issuedOn' },
  ACTUAL_NOT_FILLED: { code: 'DRAFT_ACTUAL_NOT_FILLED', field: 'actual' },
  SURPLUS_NOT_FILLED: { code: 'DRAFT_SURPLUS_NOT_FILLED', field: 'surplusWritten' },
  ACTUAL_NOT_POSITIVE: { code: 'DRAFT_ACTUAL_NOT_POSITIVE', field: 'actual' },
  ACTUAL_EXCEEDS_ISSUED: { code: 'DRAFT_ACTUAL_EXCEEDS_ISSUED', field: 'actual' },
  SURPLUS_WRONG: { code: 'DRAFT_SURPLUS_WRONG', field: 'surplus' },
  ACTUAL_AMENDED: { code: 'DRAFT_ACTUAL_AMENDED', field: 'actual' },
  NOT_TRANSFERABLE: { code: 'INSTRUMENT_NOT_TRANSFERABLE', field: 'endorsed' },
  ENDORSEMENT_BROKEN: { code: 'ENDORSEMENT_BROKEN', field: 'endorsed' },
  HOLDER_IDENTITY_NOT_SHOWN: { code: 'HOLDER_IDENTITY_NOT_SHOWN', field: 'byId' },
  CASH_DRAFT_ONLY_INDIVIDUAL_BOTH_SIDES: { code: 'CASH_INSTRUMENT_INDIVIDUALS', field: 'number' },
  CASH_DRAFT_AGENT_NOT_NAMED: { code: 'CASH_DRAFT_AGENT_MISSING', field: 'number' },
  CASH_DRAFT_OTHER_AGENT: { code: 'CASH_DRAFT_OTHER_AGENT', field: 'number' },
  TRANSFER_DRAFT_TO_SAVINGS_OR_CARD: { code: 'TRANSFER_DRAFT_TO_SAVINGS', field: 'payoutAccount' },
};

export const refuseAt = (field: string, code: ErrorCode, details: Record<string, string> = {}) =>
  refuse(code, details, [fieldError(field, code, details)]);

export function draftRefusal(reason: DraftRefusal, details: Record<string, string>): { readonly ok: false; readonly error: WireError } {
  const { code, field } = TOLD[reason];
  return refuseAt(field, code, details);
}
