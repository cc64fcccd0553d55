import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { counterfeitProcedure } from './counterfeit.ts';

const day = (text: string) => businessDateSchema.parse(text);

describe('counterfeit money', () => {
  it('is stamped by two people, certified, and never given back', () => {
    expect(counterfeitProcedure(1, day('2025-03-07'))).toEqual({
      staff: 2,
      inCustomerSight: true,
      stamp: true,
      sealedBag: false,
      certificate: true,
      reportPolice: false,
      appraisalBy: '2025-03-12',
      returnToCustomer: false,
    });
  });

  it('is reported to the police from five pieces on, before April 2020 from twenty', () => {
    expect(counterfeitProcedure(4, day('2025-03-07'))?.reportPolice).toBe(false);
    expect(counterfeitProcedure(5, day('2025-03-07'))?.reportPolice).toBe(true);
    expect(counterfeitProcedure(5, day('2020-03-31'))?.reportPolice).toBe(false);
    expect(counterfeitProcedure(20, day('2020-03-31'))?.reportPolice).toBe(true);
  });

  it('goes into a sealed bag when it cannot be stamped', () => {
    expect(counterfeitProcedure(1, day('2025-03-07'), 'foreign')).toMatchObject({ stamp: false, sealedBag: true });
    expect(counterfeitProcedure(1, day('2025-03-07'), 'cny-coin')).toMatchObject({ stamp: false, sealedBag: true });
  });

  it('is nothing when nothing was found', () => {
    expect(counterfeitProcedure(0, day('2025-03-07'))).toBeNull();
  });
});
