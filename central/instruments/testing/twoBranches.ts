import type { OverrideView } from '../../../contract/central/overrides.ts';
import type { Accepted, PostingRequest } from '../../../contract/central/transactions.ts';
import { checkBooks } from '../../checks/run.ts';
import { sandboxPassword } from '../../sandbox/staff.ts';
import type { TestCentral } from '../../testing/central.ts';
import { type Counter, counterAt, newKey, openCounter } from '../../testing/counter.ts';

/** For tests: a counter in each of two branches, with tills, colleagues who stand by and supervisors. */

type Values = Record<string, unknown>;

export interface Desk {
  readonly branchCode: string;
  readonly counter: Counter;
  readonly tillId: string;
  /** Who stands by as second person. */
  readonly colleague: string;
  readonly supervisor: Counter;
}

async function openDesk(url: string, branchCode: string): Promise<Desk> {
  const tillId = `${branchCode}-T01`;
  const counter = await openCounter(url, `PC-${branchCode}-01`, `${branchCode}01`, tillId);
  const supervisor = counterAt(url, `PC-${branchCode}-02`);
  await supervisor.signOn(`${branchCode}90`);
  return { branchCode, counter, tillId, colleague: `${branchCode}02`, supervisor };
}

export interface TwoBranches {
  readonly here: Desk;
  readonly there: Desk;
}

export const openTwo = async ({ url }: TestCentral): Promise<TwoBranches> => ({
  here: await openDesk(url, '1001'),
  there: await openDesk(url, '1002'),
});

async function proofOf({ counter, colleague }: Desk, purpose: string, clientKey: string): Promise<Values> {
  const reply = await counter.send<{ proof: string }>('POST', `/v1/tellers/${colleague}/verifications`, {
    as: 'device',
    body: { password: sandboxPassword(colleague), purpose, clientKey },
  });
  return { tellerId: colleague, proof: reply.value.proof };
}

/** Transactions that a second person stands by. */
const BY_TWO: ReadonlySet<string> = new Set(['1401', '1402', '1411', '1412', '1413']);

export interface Ready {
  readonly key: string;
  readonly body: PostingRequest;
}

/** Quoted, with the second person's proof and the supervisor's consent where they are needed; or the code of the refusal. */
export async function ready(desk: Desk, code: string, values: Values): Promise<Ready | string> {
  const { counter, tillId, supervisor } = desk;
  const key = newKey();
  const whole = BY_TWO.has(code) ? { ...values, witness: await proofOf(desk, code, key) } : values;
  const quoted = await counter.quote(code, whole, { key, tillId });
  if (quoted.status !== 200) return quoted.problem.code;
  const { quoteId, businessDate, overrides } = quoted.value;
  const body = { transactionCode: code, quoteId, businessDate, tillId, values: whole } as PostingRequest;
  if (overrides.length > 0) {
    const request = { ...body, clientKey: key, kind: 'remote', reason: '' };
    const asked = await counter.send<OverrideView>('POST', '/v1/overrides', { key: newKey(), body: request });
    const path = `/v1/overrides/${asked.value.requestId}/decisions`;
    const decided = await supervisor.send<OverrideView>('POST', path, { key: newKey(), body: { decision: 'approve', reason: '' } });
    if (decided.value.state !== 'approved') throw new Error(`Not approved: ${asked.text} ${decided.text}`);
  }
  return { key, body };
}

/** Does it; the accepted answer, or the code of the refusal. */
export async function act(desk: Desk, code: string, values: Values): Promise<Accepted | string> {
  const prepared = await ready(desk, code, values);
  if (typeof prepared === 'string') return prepared;
  const { value, text } = await desk.counter.post(prepared);
  if (value.outcome === undefined) throw new Error(text);
  return value.outcome === 'accepted' ? value : value.error.code;
}

/** As `act`; throws unless it was accepted. Answers the result. */
export async function done(desk: Desk, code: string, values: Values): Promise<Values> {
  const answered = await act(desk, code, values);
  if (typeof answered === 'string') throw new Error(`${code}: ${answered}`);
  return answered.result ?? {};
}

/** The lowest form of a kind that the desk's teller holds. */
export async function nextForm({ counter }: Desk, type: string): Promise<string> {
  const { value } = await counter.send<{ own: { type: string; first: string }[] }>('GET', '/v1/vouchers');
  return value.own.find((each) => each.type === type)?.first ?? '';
}

/** An instrument with what is printed on it. */
export interface Issued {
  readonly number: string;
  readonly checkCode: string;
  readonly issuedOn: string;
  readonly amount: string;
  readonly payeeName: string;
}

/** Hundred-yuan notes and fen that come to an amount. */
export const pieces = (fen: number) => ({
  ...(fen >= 10_000 ? { n100: Math.floor(fen / 10_000) } : {}),
  ...(fen % 10_000 > 0 ? { 'c0.01': fen % 10_000 } : {}),
});

/** A sandbox applicant and payee. */
export const SHOWN = { name: '曾小明', idType: 'residentId', idNumber: '11010119900307803X' } as const;

const issued = (result: Values, amount: number, payeeName: string): Issued => ({
  number: String(result.instrumentNumber),
  checkCode: String(result.checkCode),
  issuedOn: String(result.issuedOn),
  amount: String(amount),
  payeeName,
});

interface Issue {
  readonly account: string;
  readonly amount: number;
  readonly payeeName: string;
  readonly payeeKind?: 'individual' | 'unit';
}

/** A transfer draft from an account. */
export async function issueTransfer(desk: Desk, { account, amount, payeeName, payeeKind = 'unit' }: Issue): Promise<Issued> {
  const values = {
    number: await nextForm(desk, 'draft'),
    currency: 'CNY',
    amount: String(amount),
    payeeName,
    payeeKind,
    cash: false,
    transferable: true,
    remark: '货款',
    applicantAccount: account,
    agentBranch: null,
  };
  return issued(await done(desk, '1401', values), amount, payeeName);
}

/** A cash draft between individuals, paid for with notes, that the other branch pays. */
export async function issueCash(desk: Desk, amount: number, agentBranch: string, payeeName = '李四'): Promise<Issued> {
  const values = {
    number: await nextForm(desk, 'draft'),
    currency: 'CNY',
    amount: String(amount),
    payeeName,
    payeeKind: 'individual',
    cash: true,
    transferable: true,
    remark: '',
    applicant: SHOWN,
    denominations: pieces(amount),
    agentBranch,
  };
  return issued(await done(desk, '1402', values), amount, payeeName);
}

/** A cashier's cheque for cash between individuals. */
export async function issueCheque(desk: Desk, amount: number, more: Values = {}): Promise<Issued> {
  const values = {
    number: await nextForm(desk, 'cashiersCheque'),
    currency: 'CNY',
    amount: String(amount),
    payeeName: '李四',
    payeeKind: 'individual',
    cash: true,
    transferable: true,
    remark: '',
    face: 'free',
    funding: { from: 'cash', denominations: pieces(amount) },
    applicant: SHOWN,
    ...more,
  };
  return issued(await done(desk, '1411', values), amount, String(values.payeeName));
}

/** An instrument as it is presented, without fault. */
export const presented = ({ number, checkCode, issuedOn, amount, payeeName }: Issued) => ({
  number,
  checkCode,
  issuedOn,
  issued: amount,
  capitalsAgree: true,
  unaltered: true,
  endorsed: 'none',
  holderName: payeeName,
  holderId: null as null | { idType: string; idNumber: string },
  explanation: '',
});

export const PAYEE_ID = { idType: 'residentId', idNumber: '110101198001010037' };

/** A transfer draft presented for a part of its amount, to an account. */
export const draftToAccount = (draft: Issued, accountNumber: string, actual = Number(draft.amount)) => ({
  ...presented(draft),
  copies: [2, 3],
  actual: String(actual),
  surplus: String(Number(draft.amount) - actual),
  payout: { to: 'account', accountNumber },
});

/** A cash draft presented by its payee. */
export const draftForCash = (draft: Issued, actual = Number(draft.amount)) => ({
  ...presented(draft),
  holderId: PAYEE_ID,
  copies: [2, 3],
  actual: String(actual),
  surplus: String(Number(draft.amount) - actual),
  payout: { to: 'cash', denominations: pieces(actual) },
});

/** Checks of the books that do not hold. */
export const broken = async (central: TestCentral): Promise<string[]> =>
  (await checkBooks(central.db)).results.filter(({ offences }) => offences.length > 0).map(({ name, offences }) => `${name}: ${offences}`);

export const balanceOf = async (central: TestCentral, number: string): Promise<bigint> =>
  (await central.db.selectFrom('accounts').select('balance').where('number', '=', number).executeTakeFirstOrThrow()).balance;
