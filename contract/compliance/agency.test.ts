import { describe, expect, it } from 'vitest';
import { agencyRefusals } from './agency.ts';

const withdrawal = { service: 'withdrawal', amount: 5_000_000n, customerIdentified: true, agentIdentified: true } as const;

describe('acting for somebody else', () => {
  it('needs both people identified', () => {
    expect(agencyRefusals(withdrawal)).toEqual([]);
    expect(agencyRefusals({ ...withdrawal, customerIdentified: false, agentIdentified: false })).toEqual([
      'CUSTOMER_NOT_IDENTIFIED',
      'AGENT_NOT_IDENTIFIED',
    ]);
  });

  it('stays within the limit and away from accounts and signatures', () => {
    expect(agencyRefusals({ ...withdrawal, amount: 5_000_001n })).toEqual(['ABOVE_AGENT_LIMIT']);
    expect(agencyRefusals({ ...withdrawal, service: 'open-class-I' })).toEqual(['NOT_BY_AGENT']);
    expect(agencyRefusals({ ...withdrawal, service: 'change-signature' })).toEqual(['NOT_BY_AGENT']);
  });
});
