import { cashiersChequeIssued, draftIssued } from '../../contract/accounting/instrumentTemplates.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { cashiersChequeRefusals } from '../../contract/instruments/cashiersCheque.ts';
import { presentmentDue } from '../../contract/instruments/presentment.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { fieldError } from '../../contract/transactions/fields.ts';
import type { Witness } from '../../contract/transactions/till/transfer.ts';
import type { VoucherNumber } from '../../contract/vouchers/range.ts';
import { isQuote } from '../accounts/quoting.ts';
import { refuse } from '../answer.ts';
import type { Tx } from '../database/serializable.ts';
import { bankCalendar } from '../endOfDay/calendar.ts';
import type { Asked, Plan } from '../posting/plan.ts';
import type { Verified } from '../sessions/verification.ts';
import { checkWitness, readWitness, spendWitness } from '../sessions/witness.ts';
import { tellerHolder } from '../vouchers/holder.ts';
import { checkVoucher, useVoucher } from '../vouchers/use.ts';
import { checkCodeOf } from './checkCode.ts';
import { type CheckCodeKeyName, issuingKey } from './checkCodeKey.ts';
import { type Leg, sidesIn } from './legs.ts';
import type { InstrumentKind } from './machine.ts';
import { pairsOf } from './pairsOf.ts';
import { register } from './register.ts';

/** What the three issuing transactions ask alike. */
export interface IssueValues {
  readonly number: VoucherNumber;
  readonly amount: string;
  readonly payeeName: string;
  readonly payeeKind: 'individual' | 'unit';
  readonly cash: boolean;
  readonly transferable: boolean;
  readonly remark: string;
  readonly witness: Witness;
}

/** How things stand for an issue. */
export interface IssueRead {
  readonly quoting: boolean;
  /** Whether the form is the teller's next one. */
  readonly form: Result<true, WireError>;
  readonly witness: Verified | null;
  /** Computed under a key that never leaves central; null: there is no key. */
  readonly code: { readonly keyName: CheckCodeKeyName; readonly text: string } | null;
  readonly issuer: string;
  /** The name of the paying branch; null: none is named, or there is none of that code. */
  readonly agentName: string | null;
}

const nameOf = async (tx: Tx, code: string | null): Promise<string | null> =>
  code === null
    ? null
    : ((await tx.selectFrom('branches').select('name_zh').where('code', '=', code).where('kind', '=', 'branch').executeTakeFirst())
        ?.name_zh ?? null);

export async function readIssue(
  tx: Tx,
  asked: Asked<IssueValues>,
  kind: InstrumentKind,
  transactionCode: string,
  agentBranch: string | null,
): Promise<IssueRead> {
  const { caller, values } = asked;
  const { number } = values;
  const key = await issuingKey(tx);
  const coded = {
    kind,
    number,
    issuingBranch: caller.branchCode,
    issuedOn: caller.businessDate,
    currency: CNY,
    amount: BigInt(values.amount),
  };
  return {
    quoting: await isQuote(tx),
    form: await checkVoucher(tx, { type: kind, number, holder: tellerHolder(caller.tellerId) }),
    witness: await readWitness(tx, asked, values.witness, transactionCode),
    code: key === null ? null : { keyName: key.name, text: checkCodeOf(key.key, coded) },
    issuer: (await nameOf(tx, caller.branchCode)) ?? caller.branchCode,
    agentName: await nameOf(tx, agentBranch),
  };
}

/** Who applies, and how they pay. */
export interface Applicant {
  readonly name: string;
  readonly kind: 'individual' | 'unit';
  readonly leg: Leg;
  /** Of an applicant who pays with cash. */
  readonly id: { readonly idType: string; readonly idNumber: string } | null;
}

interface Issue {
  readonly kind: InstrumentKind;
  readonly face: 'fixed' | 'free';
  readonly agentBranch: string | null;
  readonly applicant: Applicant;
}

/** What the paper may not say (支付结算办法, chapters on drafts and cashier's cheques). */
function paperRefusal(values: IssueValues, { kind, face, agentBranch, applicant }: Issue, agentName: string | null): WireError | null {
  const { cash, payeeKind } = values;
  const byCash = applicant.leg.account === null;
  const individuals = applicant.kind === 'individual' && payeeKind === 'individual';
  if ((cash || byCash) && !individuals)
    return refuse('CASH_INSTRUMENT_INDIVIDUALS', {}, [fieldError('payeeKind', 'CASH_INSTRUMENT_INDIVIDUALS')]).error;
  if (kind === 'cashiersCheque') {
    const reasons = cashiersChequeRefusals({
      amount: BigInt(values.amount),
      form: face,
      cash,
      applicant: applicant.kind,
      payee: payeeKind,
    });
    return reasons.includes('NOT_A_FACE_VALUE') ? refuse('NOT_A_FACE_VALUE', {}, [fieldError('amount', 'NOT_A_FACE_VALUE')]).error : null;
  }
  const atAgent = (code: 'CASH_DRAFT_AGENT_MISSING' | 'AGENT_BRANCH_UNKNOWN', details: Record<string, string>) =>
    refuse(code, details, [fieldError('agentBranch', code, details)]).error;
  if (cash && agentBranch === null) return atAgent('CASH_DRAFT_AGENT_MISSING', {});
  return agentBranch !== null && agentName === null ? atAgent('AGENT_BRANCH_UNKNOWN', { branchCode: agentBranch }) : null;
}

/** The plan of an issue: money, the form off the books, the register's row, and the code that is printed. A quote does not tell the code. */
export function planIssue(asked: Asked<IssueValues>, read: IssueRead, issue: Issue): Result<Plan, WireError> {
  const { caller, values, parameters } = asked;
  const { kind, face, agentBranch, applicant } = issue;
  const { leg } = applicant;
  const amount = BigInt(values.amount);
  const refused = paperRefusal(values, issue, read.agentName);
  if (refused !== null) return { ok: false, error: refused };
  if (!read.form.ok) return read.form;
  const second = checkWitness(caller, values.witness, read.witness);
  if (!second.ok) return second;
  const { code } = read;
  if (code === null) return refuse('CHECK_CODE_UNAVAILABLE');
  const funding = leg.account === null ? 'cash' : 'account';
  const template = kind === 'draft' ? draftIssued(amount, funding) : cashiersChequeIssued(amount, funding);
  const calendar = bankCalendar({ at: () => parameters }, caller.businessDate);
  const dueOn = presentmentDue(kind, caller.businessDate, calendar);
  return ok({
    currency: CNY,
    amount,
    moves: leg.moves,
    cash: leg.cash,
    pairs: pairsOf(template, sidesIn({ branchCode: caller.branchCode, customer: leg.side })),
    result: {
      instrument: kind,
      instrumentNumber: values.number,
      issuedOn: caller.businessDate,
      dueOn,
      checkCode: read.quoting ? null : code.text,
      applicantName: applicant.name,
      applicantAccount: leg.account?.number ?? null,
      payeeName: values.payeeName,
      cash: values.cash,
      transferable: values.transferable,
      issuerName: read.issuer,
      issuerCode: caller.branchCode,
      agentName: read.agentName,
      agentBranch,
      remark: values.remark,
    },
    write: async (tx, written) => {
      await spendWitness(tx, values.witness, written);
      await useVoucher(tx, { type: kind, number: values.number, holder: tellerHolder(caller.tellerId), entryId: written.entryId });
      const row = {
        kind,
        number: values.number,
        issuing_branch: caller.branchCode,
        card_branch: caller.branchCode,
        issued_on: caller.businessDate,
        due_on: dueOn,
        currency: CNY,
        amount,
        cash: values.cash,
        face,
        applicant_name: applicant.name,
        applicant_kind: applicant.kind,
        applicant_account: leg.account?.number ?? null,
        applicant_id_type: applicant.id?.idType ?? null,
        applicant_id_number: applicant.id?.idNumber ?? null,
        payee_name: values.payeeName,
        payee_kind: values.payeeKind,
        agent_branch: agentBranch,
        transferable: values.transferable,
        remark: values.remark,
        code_key: code.keyName,
        issued_by: caller.tellerId,
      };
      await register(tx, row, { caller, second: second.value.tellerId, note: '' }, written);
    },
  });
}
