import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cashDeposit } from '../../../contract/transactions/cash/1201.ts';
import { transfer } from '../../../contract/transactions/cash/1203.ts';
import type { OfflineFacts } from './envelope.ts';
import { offlineEnvelope } from './envelope.ts';

const terms = {
  allowed: true,
  perTransaction: '2000000',
  perTellerAndDay: '5000000',
  perDeviceAndSession: '5000000',
  oldestSnapshotHours: 24,
};
const row = (kind: string, key: string, value: object) => ({ kind, key, effectiveFrom: '2020-01-01', value: JSON.stringify(value) });
const facts = (over: Partial<OfflineFacts> = {}): OfflineFacts => ({
  definition: cashDeposit,
  session: { tellerId: '100101', level: 2 },
  values: { accountNumber: '6200100000000017', amount: '10000' },
  businessDate: '2026-03-02',
  now: '2026-03-02T05:00:00.000Z',
  newestRecord: '2026-03-02T04:00:00.000Z',
  snapshot: { version: '7', businessDate: '2026-03-02', fetchedAt: '2026-03-02T01:00:00.000Z' },
  limits: [row('offlineLimit', '1201', terms)],
  counterLimits: [],
  overrideRules: [],
  stopListings: [],
  ...over,
});
const said = (over: Partial<OfflineFacts>) => {
  const envelope = offlineEnvelope(facts(over));
  return envelope.ok ? 'fits' : envelope.error.code;
};

test('a deposit within what the bank allows fits', () => {
  expect(said({})).toBe('fits');
});

test.each<[string, Partial<OfflineFacts>, string]>([
  ['a transfer, which is never taken in offline', { definition: transfer }, 'OFFLINE_NOT_ALLOWED'],
  ['a bank that allows nothing', { limits: [row('offlineLimit', 'bank', { ...terms, allowed: false })] }, 'OFFLINE_NOT_ALLOWED'],
  ['no row at all', { limits: [] }, 'OFFLINE_NOT_ALLOWED'],
  ['parameters that were never fetched', { snapshot: null }, 'OFFLINE_STALE'],
  ['parameters of the day before', { now: '2026-03-03T02:00:00.000Z' }, 'OFFLINE_STALE'],
  ['a clock before the newest record', { now: '2026-03-02T03:00:00.000Z' }, 'OFFLINE_STALE'],
  ['a clock before the last contact', { now: '2026-03-02T00:00:00.000Z', newestRecord: null }, 'OFFLINE_STALE'],
  ['a stopped account', { stopListings: [row('stopListing', '6200100000000017', {})] }, 'OFFLINE_STOPPED'],
  [
    'more than the level may take alone',
    { counterLimits: [row('counterLimit', '2', { cashIn: '9999', cashOut: '0', transfer: '0' })] },
    'OFFLINE_LIMIT',
  ],
  ['an amount that somebody else must authorise', { values: { accountNumber: '6200100000000017', amount: '20000000' } }, 'OFFLINE_LIMIT'],
])('refuses %s', (_what, over, code) => {
  expect(said(over)).toBe(code);
});

test("a transaction's own row goes before the bank's", () => {
  const limits = [row('offlineLimit', 'bank', { ...terms, allowed: false }), row('offlineLimit', '1201', terms)];
  expect(said({ limits })).toBe('fits');
});

test('whatever the time, what fits is neither older than allowed nor before anything that was recorded', () => {
  fc.assert(
    fc.property(fc.integer({ min: -72 * 60, max: 72 * 60 }), (minutes) => {
      const now = new Date(Date.parse('2026-03-02T04:00:00.000Z') + minutes * 60_000).toISOString();
      const fits = said({ now }) === 'fits';
      expect(fits).toBe(minutes >= -1 && minutes <= 21 * 60);
    }),
  );
});
