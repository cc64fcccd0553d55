import { CNY } from '../../contract/money/currency.ts';
import { decideIncoming } from '../../contract/payments/incoming.ts';
import type { PaymentRoute } from '../../contract/payments/route.ts';
import { type AccountRow, findAccount } from '../accounts/account.ts';
import { BALANCE_LIMIT } from '../cash/tillMoves.ts';
import { foldText } from '../customers/fold.ts';
import type { Tx } from '../database/serializable.ts';
import type { WhySuspended } from '../database/tables/remittances.ts';
import { between, SUBJECT } from '../ledger/pairs.ts';
import { branchOfBankCode } from './banks.ts';
import { afterReturn } from './lifecycle.ts';
import { settleNow } from './settle.ts';
import { noteStep } from './steps.ts';
import { SYSTEM_CODE } from './subjects.ts';
import { bookBySystem } from './systemEntry.ts';
import { type Outgoing, subjectFor, writeIncoming } from './waiting.ts';

/** What a message did: booked, seen before (nothing changed), or about nothing that we know. */
export type Effect = 'applied' | 'unchanged' | 'unknown';

/** A credit from another bank as the clearing system delivers it. */
export interface IncomingPayment {
  readonly messageId: string;
  readonly payerAccount: string;
  readonly payerName: string;
  readonly payerBank: string;
  /** Null: the payee has no account and collects in person. */
  readonly payeeAccount: string | null;
  readonly payeeName: string;
  readonly payeeBank: string;
  /** Minor units of CNY. */
  readonly amount: bigint;
  readonly route: PaymentRoute;
  readonly purpose: string;
  /** It gives back what we sent under this message (business type A105). */
  readonly returnOf: string | null;
}

interface Payee {
  readonly account: AccountRow | null;
  readonly named: boolean;
  readonly name: string;
}

/** Why a payee's account is not credited by the system; null: it is. */
function whyNot({ account, named, name }: Payee, amount: bigint): WhySuspended | null {
  const blocked =
    account !== null && (account.state !== 'active' || account.product_kind !== 'demand' || account.balance + amount >= BALANCE_LIMIT);
  const decision = decideIncoming({
    account: !named ? 'none' : account === null ? 'unknown' : 'match',
    name: account !== null && foldText(account.holder_name) === foldText(name) ? 'match' : 'mismatch',
    accountBlocked: blocked,
  });
  if (decision === 'PAYABLE_REMITTANCE') return 'noAccount';
  if (decision === 'AUTO_CREDIT') return account?.class === 'II' || account?.class === 'III' ? 'classLimit' : null;
  if (account === null) return 'accountUnknown';
  return blocked ? 'accountBlocked' : 'nameDiffers';
}

const headOffice = async (tx: Tx): Promise<string> =>
  (await tx.selectFrom('branches').select('code').where('kind', '=', 'headOffice').executeTakeFirstOrThrow()).code;

/** What we sent, when an incoming payment gives exactly that back. */
async function givenBack(tx: Tx, payment: IncomingPayment, now: Date): Promise<Outgoing | null> {
  if (payment.returnOf === null) return null;
  const original = await tx.selectFrom('remittances_out').selectAll().where('message_id', '=', payment.returnOf).executeTakeFirst();
  const next = original === undefined ? null : afterReturn(original, payment.amount);
  if (original === undefined || next === null) return null;
  if (next === 'settledAndReturned') await settleNow(tx, original, now);
  await tx
    .updateTable('remittances_out')
    .set({ state: 'returned', reason_code: 'A105', reason_text: payment.purpose, decided_at: now.toISOString() })
    .where('number', '=', original.number)
    .execute();
  return original;
}

/** Books a credit from another bank once: to the payee where account and name agree, to suspense otherwise (domain: remittance in). */
export async function receivePayment(tx: Tx, payment: IncomingPayment, now: Date): Promise<Effect> {
  const seen = await tx.selectFrom('remittances_in').select('number').where('message_id', '=', payment.messageId).executeTakeFirst();
  if (seen !== undefined) return 'unchanged';
  const original = await givenBack(tx, payment, now);
  const payeeAccount = original === null ? payment.payeeAccount : original.payer_account;
  const payeeName = original === null ? payment.payeeName : original.payer_name;
  const account = payeeAccount === null ? null : await findAccount(tx, payeeAccount);
  const why = whyNot({ account, named: payeeAccount !== null, name: payeeName }, payment.amount);
  const branchCode =
    original?.branch_code ?? account?.branch_code ?? (await branchOfBankCode(tx, payment.payeeBank)) ?? (await headOffice(tx));
  const subject = why === null ? null : subjectFor(why);
  const from = { subject: SUBJECT.centralBank, owner: null, branchCode };
  const to =
    subject !== null
      ? { subject, owner: null, branchCode }
      : { subject: account?.subject ?? '', owner: account?.number ?? null, branchCode: account?.branch_code ?? branchCode };
  const [summaryZh, summaryEn] = original === null ? ['汇入', 'REMITTANCE IN'] : ['退汇', 'RETURNED'];
  const booked = await bookBySystem(tx, {
    branchCode,
    transactionCode: SYSTEM_CODE.incoming,
    pairs: between(from, to, CNY, payment.amount),
    ...(subject === null && account !== null ? { credit: { account, amount: payment.amount, summaryZh, summaryEn } } : {}),
    now,
  });
  await writeIncoming(
    tx,
    booked,
    {
      branch_code: branchCode,
      message_id: payment.messageId,
      kind: original === null ? 'payment' : 'return',
      original: original?.number ?? null,
      payer_account: payment.payerAccount,
      payer_name: payment.payerName,
      payer_bank: payment.payerBank,
      payee_account: payeeAccount,
      payee_name: payeeName,
      amount: payment.amount,
      route: payment.route,
      purpose: payment.purpose,
      state: why === null ? 'matched' : 'suspense',
      why,
      subject,
      credited_account: why === null ? (account?.number ?? null) : null,
    },
    now,
  );
  if (original !== null)
    await noteStep(tx, {
      number: original.number,
      state: 'returned',
      entryId: null,
      tellerId: null,
      note: payment.purpose,
      at: booked.postedAt,
    });
  return 'applied';
}
