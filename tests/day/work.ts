import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import type { AccountNumber, ClientKey } from '../../contract/primitives.ts';
import { existenceValue, typedIdentity } from '../../contract/transactions/customer/existence.ts';
import type { FormValues } from '../../contract/transactions/definition.ts';
import type { TransactionView } from '../../contract/views/transaction.ts';
import { proposePieces } from '../../renderer/features/cash/proposePieces.ts';
import type { Random } from '../soak/random.ts';
import type { Branch } from './branch.ts';
import type { Desk, Work } from './desk.ts';
import { invent } from './people.ts';

export interface Holder {
  readonly account: string;
  readonly customer: string;
  readonly name: string;
  readonly passbook: string | null;
}

export interface DayState {
  readonly branch: Branch;
  readonly random: Random;
  /** Ordinary demand accounts of the branch, those that were opened today among them. */
  readonly holders: Holder[];
  readonly problems: string[];
  people: number;
  /** Forms of each kind that this day has really used up or spoilt. */
  readonly forms: Map<string, { used: number; void: number }>;
}

export const spent = (day: DayState, type: string, how: 'used' | 'void'): void => {
  const before = day.forms.get(type) ?? { used: 0, void: 0 };
  day.forms.set(type, { ...before, [how]: before[how] + 1 });
};

/** A piece of work that must succeed; the day goes on without it and ends with a problem. */
export const attempt = async (day: DayState, work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
  } catch (cause) {
    day.problems.push(cause instanceof Error ? cause.message : String(cause));
  }
};

/** Yuan as they are typed, from fen. */
export const typed = (fen: bigint): string => formatAmount(fen, CNY).replaceAll(',', '');

/** What a customer brings: any pieces that come to it. */
const POCKET = { n100: 99_999, n50: 9, n20: 9, n10: 9, n5: 9, n1: 9, 'n0.5': 9, 'n0.1': 9, 'c0.01': 9 };
export const brought = (fen: bigint): Record<string, number> => proposePieces(fen, POCKET) ?? {};

const viewOf = (desk: Desk, account: string) => desk.client.must('account.view', { accountNumber: account as AccountNumber });

export const deposit = async (desk: Desk, account: string, fen: bigint, more: Partial<Work> = {}): Promise<TransactionView> => {
  const pieces = brought(fen);
  const values = { accountNumber: account, amount: typed(fen), denominations: pieces, remark: '' };
  return await desk.do({ code: '1201', values, taken: pieces, ...more });
};

/** As much as there is, at most `fen`, in pieces that the till has. */
export const withdraw = async (desk: Desk, holder: Holder, fen: bigint, more: Partial<Work> = {}): Promise<TransactionView | null> => {
  const { available } = await viewOf(desk, holder.account);
  const amount = (fen > BigInt(available) ? BigInt(available) / 100n : fen / 100n) * 100n;
  const pieces = proposePieces(amount, desk.drawer().counts());
  if (amount <= 0n || pieces === null) return null;
  const values = { accountNumber: holder.account, amount: typed(amount), denominations: pieces, remark: '', shownName: holder.name };
  return await desk.do({ code: '1202', values, given: pieces, ...more });
};

export const transfer = async (
  desk: Desk,
  from: Holder,
  to: Holder,
  fen: bigint,
  more: Partial<Work> = {},
): Promise<TransactionView | null> => {
  const { available } = await viewOf(desk, from.account);
  if (BigInt(available) < fen) return null;
  const values = { fromAccount: from.account, toAccount: to.account, amount: typed(fen), payeeName: to.name, remark: '' };
  return await desk.do({ code: '1203', values, ...more });
};

/** Two of a piece for one of the double, or the other way round. */
export const exchange = async (desk: Desk): Promise<TransactionView> => {
  const [taken, given] = (desk.drawer().counts().n50 ?? 0) > 40 ? [{ n100: 1 }, { n50: 2 }] : [{ n50: 2 }, { n100: 1 }];
  return await desk.do({ code: '0224', values: { taken, given }, taken, given });
};

export const openCustomer = async (day: DayState, desk: Desk): Promise<{ customer: string; name: string }> => {
  day.people += 1;
  const said: FormValues & { name: string } = invent(day.random, day.people);
  const identity = typedIdentity(said);
  if (identity === null) throw new Error('An invented person has no identity');
  const answer = await desk.client.must('customer.exists', identity);
  const seen = answer.candidates.map(({ customerNumber }) => customerNumber);
  const existence = { ...existenceValue(identity, answer, null), seen };
  const view = await desk.do({ code: '1001', values: { ...said, existence } });
  return { customer: String(view.accepted?.result?.customerNumber), name: said.name };
};

/** The lowest number of a kind that the teller has: the one to use next. */
export const nextForm = async (desk: Desk, type: string): Promise<string> => {
  const { own } = await desk.client.must('voucher.own', {});
  const first = own.find((range) => range.type === type)?.first;
  if (first === undefined) throw new Error(`${desk.teller()} has no ${type}`);
  return first;
};

export const openAccount = async (
  day: DayState,
  desk: Desk,
  who: { customer: string; name: string },
  fen: bigint,
  more: Partial<Work> = {},
): Promise<Holder> => {
  const newPassbook = await nextForm(desk, 'passbook');
  const pieces = brought(fen);
  const values = {
    customerNumber: who.customer,
    product: 'demand:D01',
    class: 'I',
    medium: 'passbook',
    newPassbook,
    amount: typed(fen),
    denominations: pieces,
  };
  const view = await desk.do({ code: '1101', values, taken: pieces, ...more });
  spent(day, 'passbook', 'used');
  const account = String(view.accepted?.result?.accountNumber ?? view.accepted?.account?.number);
  return { account, customer: who.customer, name: who.name, passbook: newPassbook };
};

export const openFixed = async (
  day: DayState,
  desk: Desk,
  holder: Holder,
  fen: bigint,
  product: string,
): Promise<{ account: string; certificate: string }> => {
  const newCertificate = await nextForm(desk, 'certificate');
  const pieces = brought(fen);
  const values = {
    customerNumber: holder.customer,
    product,
    amount: typed(fen),
    newCertificate,
    fundedFrom: 'cash',
    fundingPieces: pieces,
  };
  const view = await desk.do({ code: '1102', values, taken: pieces });
  spent(day, 'certificate', 'used');
  return { account: String(view.accepted?.result?.accountNumber ?? view.accepted?.account?.number), certificate: newCertificate };
};

/** Closes an account over the counter; everything must be in the book first. */
export const closeAccount = async (desk: Desk, holder: Holder): Promise<TransactionView> =>
  await desk.do({
    code: '1103',
    values: { accountNumber: holder.account, mediumNumber: holder.passbook ?? '', shownName: holder.name, payoutTo: 'cash' },
    counted: 'payoutPieces',
  });

/** Null: everything is in the book already. */
export const updateBook = async (desk: Desk, { account, passbook }: Holder): Promise<TransactionView | null> => {
  const { passbook: book } = await viewOf(desk, account);
  if (book === null || book.unpostedLines === 0 || book.state !== 'active') return null;
  return await desk.do({ code: '1110', values: { accountNumber: account, passbookNumber: passbook ?? book.number }, prints: 'book' });
};

/** The row and the token of what one teller has given another. */
export const handed = async (giver: Desk, receiver: Desk, number: string) => {
  const rowOf = async (desk: Desk) => (await desk.client.must('transfer.list', {})).waiting.find((each) => each.number === number);
  const token = (await rowOf(giver))?.token ?? '';
  return { token, row: async () => await rowOf(receiver) };
};

export const traceOf = (view: TransactionView): string => view.accepted?.traceNumber ?? '';
export const keyOf = (view: TransactionView): ClientKey => view.clientKey;
