import { expect, test } from 'vitest';
import type { JournalRow } from '../../../contract/views/transaction.ts';
import { isReversible } from './reversible.ts';

const row = (over: Partial<JournalRow> = {}) =>
  ({
    transactionCode: '1201',
    stage: 'done',
    businessDate: '2026-03-02',
    tellerId: '100101',
    traceNumber: '10012026030200000017',
    ...over,
  }) as JournalRow;
const who = { tellerId: '100101', today: '2026-03-02' };

test('a deposit of the same teller and day may be reversed', () => {
  expect(isReversible(row(), who)).toBe(true);
});

test.each([
  ['a colleague’s', { tellerId: '100102' }],
  ['yesterday’s', { businessDate: '2026-03-01' }],
  ['one in doubt', { stage: 'inDoubt' as const }],
  ['one that was never booked', { traceNumber: null }],
  ['an opening', { transactionCode: '1101' }],
])('%s may not', (_what, over) => {
  expect(isReversible(row(over), who)).toBe(false);
});
