import { expect, test } from 'vitest';
import { wireError } from '../../../contract/errors/wire.ts';
import { blockersOf } from './blockers.ts';

test('names each blocker by transaction, stage and key', () => {
  expect(blockersOf(wireError('SIGN_OFF_BLOCKED', { blockers: '1201 inDoubt 1a2b3c, 0211 quoted 00ff12' }))).toEqual([
    { transactionCode: '1201', stage: 'inDoubt', keyEnd: '1a2b3c' },
    { transactionCode: '0211', stage: 'quoted', keyEnd: '00ff12' },
  ]);
});

test('shows a blocker of a kind that it does not know as it came', () => {
  expect(blockersOf(wireError('SIGN_OFF_BLOCKED', { blockers: 'cash in transit' }))).toEqual(['cash in transit']);
});

test('finds none in another error', () => {
  expect(blockersOf(wireError('CENTRAL_UNREACHABLE'))).toEqual([]);
});
