import type { CapturedPosting } from '../../../contract/central/captured.ts';
import type { JournalRow } from '../../../contract/central/journal.ts';
import type { CentralRouteName } from '../../../contract/central/routes.ts';
import type { Accepted, PostingRequest } from '../../../contract/central/transactions.ts';
import { wireError } from '../../../contract/errors/wire.ts';
import { err, ok } from '../../../contract/result.ts';
import type { AccountView } from '../../../contract/views/customer.ts';
import type { PassbookLine } from '../../../contract/views/printing.ts';
import type { CallOptions, CentralClient } from '../central/client.ts';
import { createFakeOverrides, type FakeOverrides, RULE } from './overrides.ts';
import { createFakePeople, type FakePeople } from './session.ts';

/** What the next call of a route does instead of its job. `lost`: not even received. `cut`: done, but the answer never arrives. */
export type Trouble = 'lost' | 'cut' | 'rejected' | 'sessionEnded' | 'notPermitted';

/** A central host in memory that keeps the promises that the real one makes: one outcome per key, for ever. */
export interface FakeCentral extends CentralClient {
  /** The next calls of a route meet this trouble, one each. */
  trouble(route: CentralRouteName, ...troubles: Trouble[]): void;
  /** How often each key was posted as money. */
  readonly postings: Map<string, number>;
  readonly received: CentralRouteName[];
  /** What lists and registers answer; a route that is not here is answered as if central kept none. */
  readonly registers: Partial<Record<CentralRouteName, unknown>>;
  balance(): bigint;
  unposted(): number;
  /** Central was restored from a backup: what it had of a key is gone, the money with it. */
  forget(key: string): void;
  /** Central's journal, as another PC or the auditor may have changed it. */
  readonly journal: Map<string, JournalRow>;
  /** The head of the PC's audit chain that central keeps. */
  anchor: { sequence: number; hash: string } | null;
  businessDate: string;
  /** True: nothing that is called arrives. */
  down: boolean;
  readonly people: FakePeople;
  readonly overrides: FakeOverrides;
  /** Until when the quotes from now on hold. */
  quoteExpires(at: string): void;
}

export const ACCOUNT = '6200100000000017';
export const PASSBOOK = '10010000000017';
const NOW = '2026-03-02T01:00:00.000Z';

/** `keyCheck` false: a spoilt central that books a key as often as it comes, for tests that must find it. */
type Captured = CapturedPosting & { readonly clientKey: string };

/** Offline, a deposit may be 20,000 yuan, a teller take 50,000 in a day, and one account 30,000. */
const OFFLINE_TERMS = [
  {
    kind: 'offlineLimit',
    key: '1201',
    effectiveFrom: '2020-01-01',
    value: {
      allowed: true,
      perTransaction: '2000000',
      perTellerAndDay: '5000000',
      perDeviceAndSession: '5000000',
      perAccountAndDay: '3000000',
      oldestSnapshotHours: 24,
      mostQueued: 4,
    },
  },
  { kind: 'stopListing', key: '6200100000000025', effectiveFrom: '2020-01-01', value: { thing: 'account', reason: 'lost' } },
];

export const createFakeCentral = (now: () => string = () => NOW, { keyCheck = true } = {}): FakeCentral => {
  const overrides = createFakeOverrides(now);
  const people = createFakePeople();
  const outcomes = new Map<string, unknown>();
  const bodies = new Map<string, string>();
  const troubles = new Map<CentralRouteName, Trouble[]>();
  const postings = new Map<string, number>();
  const received: CentralRouteName[] = [];
  let balance = 100_000n;
  let quoteExpiresAt = '2026-03-02T02:00:00.000Z';
  let lines: PassbookLine[] = [];
  let printed = 0;
  let nextLine = 5;
  let version = 3;
  let traces = 0;
  const journal = new Map<string, JournalRow>();

  const passbook = () => ({
    number: PASSBOOK,
    accountNumber: ACCOUNT,
    state: 'active',
    nextLine,
    linesPerBook: 192,
    version,
    unpostedLines: lines.length - printed,
  });
  const account = (): AccountView =>
    ({
      number: ACCOUNT,
      customerNumber: '1000000017',
      holderName: '王芳',
      productCode: 'D01',
      productNameZh: '活期',
      productNameEn: 'Demand',
      currency: 'CNY',
      state: 'active',
      openedOn: '2020-01-02',
      branchCode: '1001',
      balance: balance.toString(),
      available: balance.toString(),
      passbook: passbook(),
    }) as AccountView;

  const fake: FakeCentral = {
    businessDate: '2026-03-02',
    down: false,
    postings,
    received,
    registers: {},
    people,
    overrides,
    quoteExpires: (at) => {
      quoteExpiresAt = at;
    },
    balance: () => balance,
    unposted: () => lines.length - printed,
    journal,
    anchor: null,
    forget: (key) => {
      balance -= BigInt((outcomes.get(key) as Accepted | undefined)?.amount ?? '0');
      for (const map of [outcomes, bodies, postings, journal]) map.delete(key);
    },
    trouble: (route, ...next) => void troubles.set(route, [...(troubles.get(route) ?? []), ...next]),
    close: async () => undefined,
    call: (async (name: CentralRouteName, options: CallOptions<CentralRouteName>) => {
      received.push(name);
      const trouble = troubles.get(name)?.shift();
      if (fake.down || trouble === 'lost') return err({ kind: 'silence', reason: 'lost' });
      if (trouble === 'notPermitted') return err({ kind: 'refused', status: 403, error: wireError('NOT_PERMITTED') });
      if (trouble === 'sessionEnded') return err({ kind: 'refused', status: 401, error: wireError('SIGN_ON_NEEDED') });
      const answer = handle(name, options, trouble === 'rejected');
      return trouble === 'cut' ? err({ kind: 'silence', reason: 'the answer was cut' }) : answer;
    }) as CentralClient['call'],
  };

  const post = (key: string, raw: string, reject: boolean): unknown => {
    const before = bodies.get(key);
    if (before !== undefined && keyCheck)
      return before === raw ? ok(outcomes.get(key)) : err({ kind: 'refused', status: 422, error: wireError('IDEMPOTENCY_MISMATCH') });
    bodies.set(key, raw);
    const request = JSON.parse(raw) as PostingRequest;
    if (!overrides.spend(key, request)) {
      outcomes.set(key, { outcome: 'rejected', clientKey: key, error: wireError('OVERRIDE_MISSING', RULE) });
      return ok(outcomes.get(key));
    }
    if (reject) {
      outcomes.set(key, { outcome: 'rejected', clientKey: key, error: wireError('ACCOUNT_FROZEN') });
      return ok(outcomes.get(key));
    }
    postings.set(key, (postings.get(key) ?? 0) + 1);
    const amount = String(request.values.amount);
    const deposit = request.transactionCode === '1201';
    if (deposit) {
      balance += BigInt(amount);
      lines = [
        ...lines,
        {
          sequence: 40 + lines.length,
          date: fake.businessDate,
          summaryZh: '现存',
          summaryEn: 'Cash',
          amount,
          balance: balance.toString(),
          tellerId: '100101',
          traceNumber: '00000001',
        } as PassbookLine,
      ];
    }
    const accepted: Accepted = {
      outcome: 'accepted',
      clientKey: key as Accepted['clientKey'],
      traceNumber: String(10_000_000 + nextTrace()),
      businessDate: fake.businessDate,
      postedAt: NOW,
      currency: 'CNY' as Accepted['currency'],
      amount: amount as Accepted['amount'],
      account: deposit ? account() : null,
      entries: [],
    };
    outcomes.set(key, accepted);
    journal.set(key, entryOf(accepted, request));
    return ok(accepted);
  };

  const nextTrace = (): number => {
    traces += 1;
    return traces;
  };

  const entryOf = (accepted: Accepted, { transactionCode }: PostingRequest): JournalRow =>
    ({
      traceNumber: accepted.traceNumber,
      branchCode: '1001',
      businessDate: accepted.businessDate,
      postedAt: accepted.postedAt,
      transactionCode,
      tellerId: '100101',
      authoriserIds: [],
      deviceId: 'PC-1001-01',
      clientKey: accepted.clientKey,
      reverses: null,
      reversedBy: null,
      lines: [{ side: 'D', branchCode: '1001', subject: '1001', owner: null, currency: accepted.currency, amount: accepted.amount }],
    }) as JournalRow;

  const quote = (body: { transactionCode: string; businessDate: string; values: { amount: string } }) =>
    ok({
      quoteId: '0b1a3c50-8f5e-4e0a-9d2c-3f6f5a1f0a01',
      transactionCode: body.transactionCode,
      businessDate: body.businessDate,
      expiresAt: quoteExpiresAt,
      account: body.transactionCode === '1201' ? account() : null,
      currency: 'CNY',
      amount: body.values.amount,
      fees: [],
      balanceAfter: null,
      overrides:
        BigInt(body.values.amount) >= 20_000_000n
          ? [
              {
                rule: 'cashDeposit.large',
                role: 'supervisor',
                reasonZh: '单笔现金存款达到 20 万元',
                reasonEn: 'A single cash deposit of 200,000 yuan or more',
              },
            ]
          : [],
      notices: [],
    });

  /** As the real one: an account that it does not know suspends the cash. */
  const take = ({ clientKey, ...posting }: Captured): unknown => {
    const { transactionCode, values } = posting;
    const answer = post(clientKey, JSON.stringify({ transactionCode, values }), false) as {
      ok: boolean;
      value: Accepted;
      error?: { error: unknown };
    };
    if (!answer.ok) return { clientKey, outcome: null, error: answer.error?.error };
    const suspended = values.accountNumber === ACCOUNT ? {} : { account: null, result: { suspended: { ...wireError('ACCOUNT_UNKNOWN') } } };
    return { clientKey, outcome: { ...answer.value, ...suspended }, error: null };
  };

  const acknowledge = (key: string, body: { version: number; throughSequence: number }): unknown => {
    if (outcomes.has(key)) return ok(outcomes.get(key));
    if (body.version !== version) return err({ kind: 'refused', status: 409, error: wireError('PASSBOOK_VERSION_DIFFERS') });
    const through = lines.filter(({ sequence }) => sequence <= body.throughSequence).length;
    nextLine += through - printed;
    printed = through;
    version += 1;
    outcomes.set(key, passbook());
    return ok(outcomes.get(key));
  };

  const handle = (name: CentralRouteName, options: CallOptions<CentralRouteName>, reject: boolean): unknown => {
    const given = options as { body: never; rawBody: string; idempotencyKey: string; params: { clientKey: string } };
    const about = people.handle(name, given.body, given.params as never);
    if (about !== undefined) return about;
    switch (name) {
      case 'businessDay':
        return ok({ branchCode: '1001', businessDate: fake.businessDate, state: 'open', now: now() });
      case 'signOn':
        return ok({
          token: 'token-of-this-session',
          screenLockSeconds: 300,
          session: {
            tellerId: (given.body as { tellerId?: string }).tellerId ?? '100101',
            name: '李娜',
            roles: ['teller'],
            level: 2,
            branchCode: '1001',
            branchNameZh: '支行',
            branchNameEn: 'Branch',
            businessDate: fake.businessDate,
            signedOnAt: NOW,
          },
        });
      case 'quote':
        return quote(given.body);
      case 'post':
        return post(given.idempotencyKey, given.rawBody, reject);
      case 'inquire':
        return ok(outcomes.get(given.params.clientKey) ?? { outcome: 'unknown', clientKey: given.params.clientKey });
      case 'voidKey': {
        const key = given.params.clientKey;
        if (!outcomes.has(key)) {
          bodies.set(key, 'void');
          outcomes.set(key, { outcome: 'rejected', clientKey: key, error: wireError('KEY_VOIDED') });
        }
        return ok(outcomes.get(key));
      }
      case 'unpostedLines':
        return ok({ passbook: passbook(), lines: lines.slice(printed) });
      case 'acknowledgeLines':
        return acknowledge(given.idempotencyKey, given.body);
      case 'account':
        return ok(account());
      case 'parameterSnapshot':
        return ok({ version: '1', businessDate: fake.businessDate, full: true, changed: OFFLINE_TERMS, removed: [], next: null });
      case 'forwardCaptured':
        return ok({ results: (given.body as { postings: Captured[] }).postings.map(take) });
      case 'tills':
        if (fake.registers.tills !== undefined) return ok(fake.registers.tills);
        // The counter keeps its own figures where central does not say its own.
        return err({ kind: 'silence', reason: 'tills are not kept here' });
      case 'anchorAudit': {
        const head = given.body as { sequence: number; hash: string };
        const kept = fake.anchor;
        if (kept !== null && head.sequence <= kept.sequence && head.hash !== kept.hash)
          return err({ kind: 'refused', status: 400, error: wireError('INPUT_INVALID') });
        fake.anchor = { sequence: head.sequence, hash: head.hash };
        return ok(fake.anchor);
      }
      case 'lastAnchor':
        return ok({ anchor: fake.anchor });
      case 'journal': {
        const { businessDate } = (options as { query: { businessDate: string } }).query;
        return ok({ businessDate, entries: [...journal.values()].filter((row) => row.businessDate === businessDate), next: null });
      }
      default:
        if (fake.registers[name] !== undefined) return ok(fake.registers[name]);
        return overrides.handle(name, given as never);
    }
  };
  return fake;
};
