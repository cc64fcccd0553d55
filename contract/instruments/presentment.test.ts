import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { type InstrumentType, presentmentDue, presentmentState } from './presentment.ts';

const day = (text: string) => businessDateSchema.parse(text);

describe('presentment for payment', () => {
  it.each<[InstrumentType, string, string]>([
    ['draft', '2025-03-10', '2025-04-10'],
    ['draft', '2024-01-31', '2024-02-29'],
    ['draft', '2024-01-10', '2024-02-18'],
    ['cashiersCheque', '2025-03-01', '2025-05-06'],
    ['cheque', '2025-03-10', '2025-03-20'],
    ['cheque', '2025-03-05', '2025-03-17'],
  ])('a %s of %s is payable until %s', (type, issued, due) => {
    expect(presentmentDue(type, day(issued))).toBe(due);
  });

  it('leaves the issuer to pay for two years, and nobody for a late cheque', () => {
    const issued = day('2025-03-10');
    expect(presentmentState('draft', issued, day('2025-04-10'))).toBe('payable');
    expect(presentmentState('draft', issued, day('2025-04-11'))).toBe('issuer-only');
    expect(presentmentState('cashiersCheque', issued, day('2027-03-10'))).toBe('issuer-only');
    expect(presentmentState('draft', issued, day('2027-03-11'))).toBe('lapsed');
    expect(presentmentState('cheque', issued, day('2025-03-21'))).toBe('lapsed');
  });
});
