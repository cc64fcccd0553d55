import { uuidv7 } from 'uuidv7';
import type { branchRoutes } from '../../contract/central/branch.ts';
import type { RouteResponse } from '../../contract/central/define.ts';
import type { Problem } from '../../contract/central/problem.ts';
import type { Accepted, Inquiry, Outcome, PostingRequest, Quote } from '../../contract/central/transactions.ts';
import type { AccountDetails } from '../../contract/views/customer.ts';
import type { UnpostedLines } from '../../contract/views/printing.ts';
import { SANDBOX_DEVICES, sandboxPassword } from '../sandbox/staff.ts';
import { sandboxTills } from '../sandbox/tills.ts';

export interface Reply<T> {
  readonly status: number;
  readonly headers: Headers;
  /** Exactly as it came. */
  readonly text: string;
  readonly value: T;
  readonly problem: Problem;
}

type Values = Record<string, unknown>;

/** A counter that talks to central as a branch PC does, without anything of the branch PC in between. */
export interface Counter {
  readonly deviceId: string;
  send<T = unknown>(method: string, path: string, options?: SendOptions): Promise<Reply<T>>;
  signOn(tellerId?: string, password?: string): Promise<Reply<SignedOn>>;
  quote(code: string, values: Values, options?: Partial<Form>): Promise<Reply<Quote> & { readonly key: string }>;
  /** Quotes and gives the posting's body, unsent. */
  prepare(code: string, values: Values, options?: Partial<Form>): Promise<{ key: string; body: PostingRequest }>;
  post(prepared: { key: string; body: PostingRequest }): Promise<Reply<Outcome>>;
  inquire(key: string): Promise<Reply<Inquiry>>;
  openTill(tillId?: string): Promise<Accepted>;
  account(number: string): Promise<AccountDetails>;
  lines(passbookNumber: string): Promise<Reply<UnpostedLines>>;
}

type SignedOn = RouteResponse<(typeof branchRoutes)['signOn']>;

interface Form {
  readonly key: string;
  readonly tillId: string | null;
  readonly businessDate: string;
}

interface SendOptions {
  readonly as?: 'device' | 'teller' | 'nobody';
  readonly body?: unknown;
  readonly key?: string;
}

export const newKey = (): string => uuidv7();

/** A deposit's values, in fen, paid in 1-fen and 100-yuan pieces so that any amount can be counted. */
export const deposit = (accountNumber: string, fen: number | bigint, remark = ''): Values => {
  const amount = BigInt(fen);
  const hundreds = amount / 10_000n;
  const rest = amount % 10_000n;
  const denominations = { ...(hundreds > 0n ? { n100: Number(hundreds) } : {}), ...(rest > 0n ? { 'c0.01': Number(rest) } : {}) };
  return { accountNumber, currency: 'CNY', amount: amount.toString(), denominations, remark };
};

export const fullCount = (tillId: string): Values => {
  const till = sandboxTills().find(({ id }) => id === tillId);
  if (till === undefined) throw new Error(`No till ${tillId}`);
  return { tillId, currency: 'CNY', amount: till.balance.toString(), denominations: till.denominations };
};

export function counterAt(url: string, deviceId = 'PC-1001-01'): Counter {
  const device = SANDBOX_DEVICES.find(({ id }) => id === deviceId);
  const branchCode = device?.branchCode ?? '1001';
  let token = '';
  let till: string | null = null;
  let today = '';
  const authorization = { device: () => `Device ${device?.secret ?? 'none'}`, teller: () => `Bearer ${token}`, nobody: () => '' };

  const send = async <T>(method: string, path: string, options: SendOptions = {}): Promise<Reply<T>> => {
    const response = await fetch(url + path, {
      method,
      headers: {
        'guitai-device': deviceId,
        authorization: authorization[options.as ?? 'teller'](),
        ...(options.key === undefined ? {} : { 'idempotency-key': options.key }),
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: options.body === undefined ? null : typeof options.body === 'string' ? options.body : JSON.stringify(options.body),
    });
    const text = await response.text();
    const value = text === '' ? null : JSON.parse(text);
    return { status: response.status, headers: response.headers, text, value, problem: value };
  };

  const counter: Counter = {
    deviceId,
    send,
    signOn: async (tellerId = `${branchCode}01`, password = sandboxPassword(tellerId)) => {
      const reply = await send<SignedOn>('POST', '/v1/sessions', { as: 'device', body: { tellerId, password } });
      if (reply.status === 200) {
        token = reply.value.token;
        today = reply.value.session.businessDate;
      }
      return reply;
    },
    quote: async (code, values, options = {}) => {
      const { key = newKey(), tillId = till, businessDate = today } = options;
      const body = { transactionCode: code, clientKey: key, businessDate, tillId, values };
      return { ...(await send<Quote>('POST', '/v1/quotes', { body })), key };
    },
    prepare: async (code, values, options = {}) => {
      const { tillId = till, businessDate = today } = options;
      const quoted = await counter.quote(code, values, options);
      if (quoted.status !== 200) throw new Error(`No quote: ${quoted.text}`);
      const { quoteId } = quoted.value;
      return { key: quoted.key, body: { transactionCode: code, quoteId, businessDate, tillId, values } as PostingRequest };
    },
    post: ({ key, body }) => send<Outcome>('POST', '/v1/transactions', { key, body }),
    inquire: (key) => send<Inquiry>('GET', `/v1/transactions/by-key/${key}`, { as: 'device' }),
    openTill: async (tillId = `${branchCode}-T01`) => {
      const reply = await counter.post(await counter.prepare('0211', fullCount(tillId), { tillId: null }));
      if (reply.value.outcome !== 'accepted') throw new Error(`Till not opened: ${reply.text}`);
      till = tillId;
      return reply.value;
    },
    account: async (number) => (await send<AccountDetails>('GET', `/v1/accounts/${number}`)).value,
    lines: (passbookNumber) => send<UnpostedLines>('GET', `/v1/passbooks/${passbookNumber}/lines`),
  };
  return counter;
}

/** Signed on with an open till, ready for cash. */
export async function openCounter(url: string, deviceId = 'PC-1001-01', tellerId?: string, tillId?: string): Promise<Counter> {
  const counter = counterAt(url, deviceId);
  await counter.signOn(tellerId);
  await counter.openTill(tillId);
  return counter;
}
