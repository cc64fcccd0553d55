import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { type LostInstrument, stopPaymentDates, stopPaymentRefusal } from './stopPayment.ts';

describe('stop payment of a lost instrument', () => {
  it.each<[LostInstrument, string | null]>([
    [{ type: 'draft', cash: true, agentNamed: true }, null],
    [{ type: 'draft', cash: true, agentNamed: false }, 'AGENT_NOT_NAMED'],
    [{ type: 'draft', cash: false, agentNamed: true }, 'NOT_A_CASH_INSTRUMENT'],
    [{ type: 'cashiersCheque', cash: true }, null],
    [{ type: 'cashiersCheque', cash: false }, 'NOT_A_CASH_INSTRUMENT'],
    [{ type: 'cheque' }, null],
    [{ type: 'acceptedBill' }, null],
    [{ type: 'bill' }, 'NOT_ACCEPTED'],
  ])('%j: %s', (instrument, refusal) => {
    expect(stopPaymentRefusal(instrument)).toBe(refusal);
  });

  it('stops nothing that was paid', () => {
    expect(stopPaymentRefusal({ type: 'cheque' }, true)).toBe('ALREADY_PAID');
  });

  it('holds twelve days and releases on the thirteenth', () => {
    expect(stopPaymentDates(businessDateSchema.parse('2025-03-03'))).toEqual({
      lastHeldDay: '2025-03-15',
      releasedFrom: '2025-03-16',
      courtFilingBy: '2025-03-06',
    });
  });
});
