import { uuidv7 } from 'uuidv7';
import { type OverrideView, overrideViewSchema } from '../../../contract/central/overrides.ts';
import type { CentralRouteName } from '../../../contract/central/routes.ts';
import type { PostingRequest } from '../../../contract/central/transactions.ts';
import { wireError } from '../../../contract/errors/wire.ts';
import { err, ok } from '../../../contract/result.ts';
import { figuresOf } from '../overrides/figures.ts';

/** From this amount on the central in memory demands an override. Minor units. */
export const OVERRIDE_FROM = 20_000_000n;

/** Shorter than any screen lock. */
export const OVERRIDE_LIFETIME_MS = 60_000;

export const RULE = {
  rule: 'cashDeposit.large',
  reasonZh: '单笔现金存款达到 20 万元',
  reasonEn: 'A single cash deposit of 200,000 yuan or more',
};

const PEOPLE: Readonly<Record<string, string>> = { '100101': '李娜', '100190': '王建国' };

type Body = PostingRequest & { clientKey: string; kind: OverrideView['kind']; reason: string };

/** The overrides of the central in memory, which keep the promises that the real ones make. */
export interface FakeOverrides {
  /** Every request that was made, the newest last. */
  readonly requests: OverrideView[];
  /** A supervisor elsewhere decides the newest request. */
  decide(decision: 'approve' | 'reject' | 'return', reason?: string): OverrideView;
  /** The newest request is handed to somebody. */
  assign(tellerId: string): void;
  /** Whoever authorises types the amount again from now on. */
  rekey: boolean;
  handle(name: CentralRouteName, given: Given): unknown;
  /** Whether a posting has its approval; uses it up. */
  spend(clientKey: string, posting: PostingRequest): boolean;
}

interface Given {
  readonly body: unknown;
  readonly rawBody: string;
  readonly idempotencyKey: string;
  readonly params: { readonly requestId: string; readonly tellerId: string };
}

const refuse = (code: Parameters<typeof wireError>[0], details = {}) =>
  err({ kind: 'refused', status: 409, error: wireError(code, details) });

const DECIDED = { approve: 'approved', reject: 'rejected', return: 'returned' } as const;

export const createFakeOverrides = (now: () => string): FakeOverrides => {
  const requests: OverrideView[] = [];
  const answers = new Map<string, unknown>();
  const put = (view: OverrideView): OverrideView => {
    const parsed = overrideViewSchema.parse(view);
    requests[requests.findIndex(({ requestId }) => requestId === view.requestId)] = parsed;
    return parsed;
  };
  const newest = (): OverrideView => {
    const last = requests.at(-1);
    if (last === undefined) throw new Error('Nothing was asked');
    return last;
  };
  const decided = (view: OverrideView, decision: keyof typeof DECIDED, by: string, reason: string): OverrideView =>
    put({
      ...view,
      state: DECIDED[decision],
      decisions: [
        {
          by: { tellerId: by as never, name: PEOPLE[by] ?? by },
          decision: DECIDED[decision],
          reason,
          at: now() as OverrideView['createdAt'],
        },
      ],
    });

  const create = (body: Body): OverrideView => {
    for (const each of requests)
      if (each.clientKey === body.clientKey && (each.state === 'pending' || each.state === 'approved'))
        put({ ...each, state: 'withdrawn' });
    const view = overrideViewSchema.parse({
      requestId: uuidv7(),
      state: 'pending',
      kind: body.kind,
      clientKey: body.clientKey,
      transactionCode: body.transactionCode,
      businessDate: body.businessDate,
      deviceId: 'PC-1001-01',
      requestedBy: { tellerId: '100101', name: '李娜' },
      currency: 'CNY',
      amount: String(body.values.amount),
      values: body.values,
      rules: [RULE],
      reason: body.reason,
      rekeyAmount: fake.rekey,
      createdAt: now(),
      expiresAt: new Date(Date.parse(now()) + OVERRIDE_LIFETIME_MS).toISOString(),
      assignedTo: null,
      decisions: [],
    });
    requests.push(view);
    return view;
  };

  const handle = (name: CentralRouteName, given: Given): unknown => {
    const stored = answers.get(given.idempotencyKey);
    if (stored !== undefined) return stored;
    const view = requests.find(({ requestId }) => requestId === given.params?.requestId);
    const once = (answer: unknown): unknown => {
      answers.set(given.idempotencyKey, answer);
      return answer;
    };
    switch (name) {
      case 'requestOverride':
        return once(ok(create(JSON.parse(given.rawBody) as Body)));
      case 'override':
        return view === undefined ? refuse('OVERRIDE_UNKNOWN') : ok(view);
      case 'listOverrides':
        return ok({ requests: requests.filter(({ state }) => state === 'pending'), next: null });
      case 'withdrawOverride':
        if (view === undefined) return refuse('OVERRIDE_UNKNOWN');
        if (view.state !== 'pending' && view.state !== 'approved') return refuse('OVERRIDE_DECIDED', { state: view.state });
        return once(ok(put({ ...view, state: 'withdrawn' })));
      case 'verifyTeller': {
        const { tellerId } = given.params;
        if ((given.body as { password: string }).password !== 'secret') return refuse('CREDENTIALS_WRONG', { remaining: '4' });
        return ok({ proof: tellerId, expiresAt: now(), tellerId, name: PEOPLE[tellerId] ?? '', roles: ['supervisor'], level: 5 });
      }
      case 'decideOverride': {
        const { proof, decision, amount } = given.body as { proof?: string; decision: 'approve'; amount?: string };
        if (view === undefined) return refuse('OVERRIDE_UNKNOWN');
        if (view.state !== 'pending') return refuse('OVERRIDE_DECIDED', { state: view.state });
        // A proof here is the number of whom it proves.
        if (proof === undefined) return refuse('VERIFICATION_REFUSED');
        if (view.rekeyAmount && amount !== view.amount) return refuse('OVERRIDE_AMOUNT_DIFFERS');
        return once(ok(decided(view, decision, proof, '')));
      }
      default:
        return ok({});
    }
  };

  const fake: FakeOverrides = {
    requests,
    rekey: false,
    decide: (decision, reason = '') => decided(newest(), decision, '100190', reason),
    assign: (tellerId) => void put({ ...newest(), assignedTo: tellerId as OverrideView['assignedTo'] }),
    handle,
    spend: (clientKey, posting) => {
      if (BigInt(String(posting.values.amount)) < OVERRIDE_FROM) return true;
      const given = requests.findLast((each) => each.clientKey === clientKey && each.state === 'approved');
      if (given === undefined || figuresOf({ ...posting, values: given.values }) !== figuresOf(posting)) return false;
      put({ ...given, state: 'used' });
      return true;
    },
  };
  return fake;
};
