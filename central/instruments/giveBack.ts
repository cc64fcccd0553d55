import { cashiersChequeRefunded, draftRefunded } from '../../contract/accounting/instrumentTemplates.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { compactIdentifier } from '../../contract/identifiers/common.ts';
import { CNY } from '../../contract/money/currency.ts';
import type { DenominationCounts } from '../../contract/money/denominations.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { Asked, Plan, Situation } from '../posting/plan.ts';
import type { Known } from './known.ts';
import { intoAccount, intoCash, sidesIn } from './legs.ts';
import { pairsOf } from './pairsOf.ts';
import { refuseAt } from './refusals.ts';
import type { InstrumentRow } from './register.ts';

export interface BackValues {
  readonly applicantId: { readonly idType: string; readonly idNumber: string } | null;
  readonly denominations: DenominationCounts;
}

type ShownId = BackValues['applicantId'];

/** Cash goes to nobody but the applicant: the ID must be the one that was shown at issue. An applicant with an account needs any ID. */
export function showsApplicantId(row: InstrumentRow, shown: ShownId): Result<true, WireError> {
  const known = row.applicant_id_number;
  const same =
    shown !== null &&
    (known === null || (shown.idType === row.applicant_id_type && compactIdentifier(shown.idNumber) === compactIdentifier(known)));
  return same ? ok(true) : refuseAt(shown === null ? 'byId' : 'idNumber', 'APPLICANT_IDENTITY_NOT_SHOWN');
}

/** The whole amount back to where it came from: the account, or counted cash. */
export function planGiveBack(
  asked: Asked<BackValues>,
  situation: Situation,
  { row, applicant, quoting }: Known,
  summary: { readonly summaryZh: string; readonly summaryEn: string },
): Result<Pick<Plan, 'currency' | 'amount' | 'moves' | 'cash' | 'pairs'>, WireError> {
  const { values } = asked;
  const { amount, applicant_account: number } = row;
  if (number === null) {
    const shown = showsApplicantId(row, values.applicantId);
    if (!shown.ok) return shown;
  }
  const leg =
    number === null
      ? intoCash(situation, asked, values.denominations, amount, quoting)
      : intoAccount(situation, asked, { number, row: applicant }, amount, summary);
  if (!leg.ok) return leg;
  const to = number === null ? 'cash' : 'account';
  const template = row.kind === 'draft' ? draftRefunded(amount, to) : cashiersChequeRefunded(amount, to);
  return ok({
    currency: CNY,
    amount,
    moves: leg.value.moves,
    cash: leg.value.cash,
    pairs: pairsOf(template, sidesIn({ branchCode: row.card_branch, customer: leg.value.side })),
  });
}
