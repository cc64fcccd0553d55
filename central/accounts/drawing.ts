import type { WireError } from '../../contract/errors/wire.ts';
import { toWire } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import type { AccountNumber } from '../../contract/primitives.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { NewMedium, Payout } from '../../contract/transactions/account/parts.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { closeInterest } from '../interest/close.ts';
import { findHolding, type Holding } from '../interest/holding.ts';
import { noticeAfterDraw } from '../interest/notices.ts';
import { type InterestOutcome, type InterestPayment, toSlip } from '../interest/payment.ts';
import { readSituation } from '../interest/read.ts';
import { releaseAccrued } from '../interest/release.ts';
import type { Deposit, InterestSituation } from '../interest/situation.ts';
import type { Asked, Plan, Situation } from '../posting/plan.ts';
import { allPosted, drawable, writeClosed } from './closing.ts';
import { issueMedium, type Medium, mayIssue, readMedium, setMediumState } from './media.ts';
import { planPayout, totalOf } from './payout.ts';
import { isQuote } from './quoting.ts';

/** What is asked of a time deposit. */
export interface Draw {
  readonly accountNumber: AccountNumber;
  /** Minor units; null for everything. */
  readonly amount: bigint | null;
  readonly mediumNumber: string | null;
  readonly shownName: string;
  readonly payout: Payout;
  readonly newCertificate: string | null;
}

/** A time deposit as the books have it today, with what a withdrawal would pay. */
export interface Drawing {
  readonly quoting: boolean;
  readonly medium: Medium | null;
  readonly holding: Holding;
  readonly deposit: Deposit;
  readonly situation: InterestSituation;
  readonly payment: InterestPayment;
}

/** Which of the two transactions a withdrawal belongs to. */
const AT_MATURITY: ReadonlySet<InterestOutcome> = new Set(['matured', 'overdue', 'rolled']);
export type Due = 'matured' | 'early';

function isDue({ payment, deposit }: Drawing, wanted: Due): Result<true, WireError> {
  const matured = AT_MATURITY.has(payment.outcome);
  if (matured === (wanted === 'matured')) return ok(true);
  return matured ? refuse('DEPOSIT_MATURED') : refuse('DEPOSIT_NOT_MATURED', { maturesOn: deposit.maturesOn ?? '-' });
}

const certificateOf = (number: string): NewMedium => ({ type: 'certificate', number });

/** Reads the deposit and computes the withdrawal; also whether the new certificate may be issued, where the rest needs one. */
export async function readDrawing(tx: Tx, caller: TellerCaller, draw: Draw): Promise<Result<Drawing, WireError>> {
  const { accountNumber, amount, newCertificate } = draw;
  const holding = await findHolding(tx, accountNumber);
  if (holding === null) return refuse('ACCOUNT_UNKNOWN', { accountNumber });
  if (holding.deposit === null) return refuse('DEPOSIT_UNKNOWN', { accountNumber });
  const read = await readSituation(tx, accountNumber, caller.businessDate, amount === null ? {} : { amount });
  if (!read.ok) return refuse(read.error.code, { ...read.error.details });
  const medium = await readMedium(tx, accountNumber);
  const quoting = await isQuote(tx);
  // Nothing is left to compute on an account that was closed; who asks learns that by its state.
  const payment = holding.balance === 0n ? nothing(read.value) : closeInterest(read.value);
  if (!payment.ok) return refuse(payment.error.code, { ...payment.error.details });
  if (payment.value.remaining?.newCertificate === true) {
    if (newCertificate === null && !quoting) return refuse('CERTIFICATE_NEEDED');
    const form = newCertificate === null ? ok<true>(true) : await mayIssue(tx, caller, certificateOf(newCertificate));
    if (!form.ok) return form;
  }
  return ok({ quoting, medium, holding, deposit: holding.deposit, situation: read.value, payment: payment.value });
}

const nothing = ({ kind }: InterestSituation): Result<InterestPayment, never> => ({
  ok: true,
  value: { outcome: kind === 'notice' ? 'closed' : 'matured', lines: [], principal: 0n, interest: 0n, tax: 0n, net: 0n, remaining: null },
});

/** The rest keeps its start and rate; a fixed deposit's old certificate is cancelled and a new one given out (domain: interest). */
async function writeRest(tx: Tx, caller: TellerCaller, drawing: Drawing, draw: Draw, entryId: string, rest: bigint): Promise<void> {
  const { holding, deposit, medium, payment } = drawing;
  const { accountNumber, newCertificate } = draw;
  await releaseAccrued(tx, holding, caller.businessDate, entryId);
  const { unusedNotices } = noticeAfterDraw(deposit);
  await tx
    .updateTable('deposits')
    .set({
      principal: rest,
      partials: deposit.partials + 1,
      notice_given_on: null,
      notice_date: null,
      notice_amount: null,
      unused_notices: unusedNotices,
    })
    .where('account_number', '=', accountNumber)
    .execute();
  if (payment.remaining?.newCertificate !== true) return;
  if (medium !== null) await setMediumState(tx, medium, 'void');
  if (newCertificate !== null) await issueMedium(tx, caller, { medium: certificateOf(newCertificate), accountNumber, entryId });
}

/** Whoever waited for the maturity need not any more. */
async function settleTasks(tx: Tx, accountNumber: string, at: string): Promise<void> {
  await tx
    .updateTable('account_tasks')
    .set({ done_at: at })
    .where('account_number', '=', accountNumber)
    .where('kind', '=', 'maturity')
    .where('done_at', 'is', null)
    .execute();
}

const SUMMARIES: Readonly<Record<InterestOutcome, readonly [zh: string, en: string]>> = {
  settled: ['结息', 'INTEREST'],
  closed: ['支取', 'WITHDRAWAL'],
  matured: ['到期支取', 'MATURED'],
  early: ['提前支取', 'EARLY WITHDRAWAL'],
  partial: ['部分提前支取', 'PART WITHDRAWN'],
  overdue: ['逾期支取', 'OVERDUE'],
  rolled: ['转存支取', 'ROLLED OVER'],
};

/** The plan of a withdrawal: what is paid to where, and what becomes of the rest. */
export function planDrawing(
  situation: Situation,
  asked: Asked<unknown>,
  wanted: Due,
  draw: Draw,
  drawing: Drawing,
): Result<Plan, WireError> {
  const { caller } = asked;
  const { accountNumber, payout } = draw;
  const { quoting, medium, holding, payment } = drawing;
  const found = drawable(situation.account(accountNumber), accountNumber, medium, draw);
  if (!found.ok) return found;
  const due = isDue(drawing, wanted);
  if (!due.ok) return due;
  const printed = payment.remaining === null ? allPosted(found.value) : ok<true>(true);
  if (!printed.ok) return printed;
  const [summaryZh, summaryEn] = SUMMARIES[payment.outcome];
  const paying = { account: found.value, payment, accrued: holding.accrued, summaryZh, summaryEn, quoting };
  const legs = planPayout(situation, asked, payout, paying);
  if (!legs.ok) return legs;
  const { remaining } = payment;
  const slip = toSlip(accountNumber, caller.businessDate, drawing.situation.product, payment);
  return ok({
    currency: CNY,
    amount: totalOf(payment),
    ...legs.value,
    result: {
      accountNumber,
      slip,
      paid: toWire(totalOf(payment)),
      remaining: remaining === null ? null : toWire(remaining.principal),
      newCertificate: remaining?.newCertificate === true ? draw.newCertificate : null,
    },
    write: async (tx, { entryId, postedAt }) => {
      if (remaining === null) {
        await writeClosed(tx, holding, medium, caller.businessDate, entryId);
        await settleTasks(tx, accountNumber, postedAt);
      } else await writeRest(tx, caller, drawing, draw, entryId, remaining.principal);
    },
  });
}
