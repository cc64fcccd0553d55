import { type OverrideView, overrideViewSchema } from '../../../../contract/central/overrides.ts';
import { wireError } from '../../../../contract/errors/wire.ts';
import { err, ok } from '../../../../contract/result.ts';
import { type FormOverride, formOverrideSchema } from '../../../../contract/views/override.ts';
import type { FakeHandlers } from './handlers.ts';
import { BUSINESS_DATE, nextKey } from './values.ts';
import type { World } from './world.ts';

const ago = (seconds: number): string => new Date(Date.now() - seconds * 1_000).toISOString();

const waiting = (n: number, seconds: number, over: object): OverrideView =>
  overrideViewSchema.parse({
    requestId: `0b1a3c50-8f5e-4e0a-9d2c-3f6f5a1f0a0${n}`,
    state: 'pending',
    kind: 'remote',
    clientKey: nextKey(),
    transactionCode: '1201',
    businessDate: BUSINESS_DATE,
    deviceId: 'PC-1001-02',
    requestedBy: { tellerId: '100102', name: '钱立' },
    currency: 'CNY',
    amount: '25000000',
    values: { accountNumber: '6217001001000018', currency: 'CNY', amount: '25000000', denominations: { n100: 2_500 }, remark: '购房款' },
    rules: [{ rule: 'cashDeposit.large', reasonZh: '单笔现金存款达到 20 万元', reasonEn: 'A single cash deposit of 200,000 yuan or more' }],
    reason: '客户存入购房款，已核验资金来源证明',
    rekeyAmount: false,
    createdAt: ago(seconds),
    expiresAt: ago(seconds - 3_600),
    assignedTo: null,
    decisions: [],
    ...over,
  });

/** What waits in the queue of the fake branch: another's, one whose amount is typed again, and one's own. */
const QUEUE: readonly OverrideView[] = [
  waiting(1, 312, {}),
  waiting(2, 95, { amount: '60000000', rekeyAmount: true, requestedBy: { tellerId: '100103', name: '孙丽' }, assignedTo: '100190' }),
  waiting(3, 41, { requestedBy: { tellerId: '100101', name: '赵敏' } }),
];

type Calls = Pick<FakeHandlers, Extract<keyof FakeHandlers, `override.${string}`>>;

/** Overrides of the fake: `window.world.decide('rejected', '…')` speaks for a supervisor elsewhere. */
export const overrideFakes = (world: World): Calls => {
  const mine = new Map<string, FormOverride>();
  let queue = [...QUEUE];
  const put = (override: FormOverride): FormOverride => {
    mine.set(override.clientKey, override);
    world.emit('override.changed', override);
    return override;
  };
  const change = (clientKey: string, over: object) => {
    const known = mine.get(clientKey);
    return known === undefined ? err(wireError('OVERRIDE_UNKNOWN')) : ok(put(formOverrideSchema.parse({ ...known, ...over })));
  };
  const said = (decision: 'approved' | 'rejected' | 'returned', reason: string) => [
    { by: { tellerId: '100190', name: '王建国' }, decision, reason, at: ago(0) },
  ];
  Object.assign(window, {
    decide: (decision: 'approved' | 'rejected' | 'returned', reason: string) => {
      for (const [key, { state }] of mine) {
        if (state === 'pending') change(key, { state: decision, decisions: said(decision, reason) });
        const form = world.forms.get(key);
        if (form !== undefined && decision !== 'approved') world.put({ ...form, stage: 'open', quote: null });
      }
    },
    silence: () => {
      for (const key of mine.keys()) change(key, { state: 'asking', silentSince: ago(20) });
    },
  });
  const decided = (requestId: string, over: object) => {
    const found = queue.find((each) => each.requestId === requestId);
    if (found === undefined) return err(wireError('OVERRIDE_UNKNOWN'));
    if (!('assignedTo' in over)) queue = queue.filter((each) => each !== found);
    return ok(overrideViewSchema.parse({ ...found, ...over }));
  };
  return {
    'override.of': ({ clientKey }) => ok({ override: mine.get(clientKey) ?? null }),
    'override.ask': ({ clientKey, kind, reason }) => {
      const quote = world.forms.get(clientKey)?.quote;
      if (quote == null) return err(wireError('QUOTE_STALE'));
      return ok(
        put(
          formOverrideSchema.parse({
            clientKey,
            attempt: (mine.get(clientKey)?.attempt ?? 0) + 1,
            kind,
            state: 'pending',
            requestId: '0b1a3c50-8f5e-4e0a-9d2c-3f6f5a1f0a77',
            currency: quote.currency,
            amount: quote.amount,
            rules: quote.overrides.map(({ rule, reasonZh, reasonEn }) => ({ rule, reasonZh, reasonEn })),
            reason,
            rekeyAmount: kind === 'local',
            requestedAt: ago(kind === 'remote' ? 42 : 0),
            expiresAt: ago(-3_600),
            assignedTo: null,
            decisions: [],
            silentSince: null,
            error: null,
          }),
        ),
      );
    },
    'override.withdraw': ({ clientKey }) => change(clientKey, { state: 'withdrawn' }),
    'override.approveHere': ({ clientKey, password }) =>
      password === 'guitai-100190'
        ? change(clientKey, { state: 'approved', decisions: said('approved', '') })
        : err(wireError('CREDENTIALS_WRONG', { remaining: '4' })),
    'override.queue': ({ order }) =>
      ok({ requests: order === 'waiting' ? queue : queue.toSorted((a, b) => Number(BigInt(b.amount) - BigInt(a.amount))), next: null }),
    'override.decide': ({ requestId, decision, reason }) => {
      const state = ({ approve: 'approved', reject: 'rejected', return: 'returned' } as const)[decision];
      return decided(requestId, { state, decisions: said(state, reason) });
    },
    'override.assign': ({ requestId, tellerId }) => decided(requestId, { assignedTo: tellerId }),
  };
};
