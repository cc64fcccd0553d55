import { expect, test } from 'vitest';
import { actionsOf } from './rowActions.ts';

test('money in suspense is released, forwarded, returned or asked about', () => {
  expect(actionsOf({ direction: 'in', state: 'suspense', side: null, route: 'BEPS' })).toEqual({
    settle: '1311',
    inquire: '1321',
    forward: '1312',
    giveBack: '1313',
  });
  expect(actionsOf({ direction: 'in', state: 'matched', side: null, route: 'BEPS' })).toMatchObject({ settle: null, giveBack: null });
});

test('what was sent can be asked about, but not inside of the bank; their inquiries are answered, ours are not', () => {
  expect(actionsOf({ direction: 'out', state: 'sent', side: null, route: 'HVPS' }).inquire).toBe('1321');
  expect(actionsOf({ direction: 'out', state: 'settled', side: null, route: 'IN_BANK' }).inquire).toBeNull();
  expect(actionsOf({ direction: 'inquiry', state: 'open', side: 'theirs', route: null }).settle).toBe('1322');
  expect(actionsOf({ direction: 'inquiry', state: 'open', side: 'ours', route: null }).settle).toBeNull();
  expect(actionsOf(undefined)).toEqual({ settle: null, inquire: null, forward: null, giveBack: null });
});
