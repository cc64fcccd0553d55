import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { bepsCapOn, routePayment } from './route.ts';

const old = { limit: 5_000_000n, inclusive: false };
const today = { limit: 100_000_000n, inclusive: true };
const request = { amount: 4_999_999n, sameBank: false, urgent: false, hvpsOpen: true };

describe('the way of a remittance', () => {
  it.each([
    [4_999_999n, old, 'BEPS'],
    [5_000_000n, old, 'HVPS'],
    [100_000_000n, today, 'BEPS'],
    [100_000_001n, today, 'HVPS'],
  ])('%s fen', (amount, cap, route) => {
    expect(routePayment({ ...request, amount }, cap).route).toBe(route);
  });

  it('stays inside the bank when it can', () => {
    expect(routePayment({ ...request, amount: 10n ** 12n, sameBank: true }, today)).toEqual({
      route: 'IN_BANK',
      queued: false,
      alternatives: [],
    });
  });

  it('waits for the opening when the amount is too large for the other system', () => {
    expect(routePayment({ ...request, amount: 200_000_000n, hvpsOpen: false }, today)).toEqual({
      route: 'HVPS',
      queued: true,
      alternatives: [],
    });
  });

  it('sends an urgent small amount through HVPS while it is open', () => {
    expect(routePayment({ ...request, urgent: true }, today)).toEqual({ route: 'HVPS', queued: false, alternatives: ['BEPS'] });
    expect(routePayment({ ...request, urgent: true, hvpsOpen: false }, today).route).toBe('BEPS');
  });

  it('takes the cap of the day', () => {
    expect(bepsCapOn(businessDateSchema.parse('2012-01-01'))).toEqual(old);
    expect(bepsCapOn(businessDateSchema.parse('2025-01-01'))).toEqual(today);
  });
});
