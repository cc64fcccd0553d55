import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { type DraftRefundRequest, draftRefund } from './draftRefund.ts';

const day = (text: string) => businessDateSchema.parse(text);
const request: DraftRefundRequest = {
  copies: [2, 3],
  due: day('2025-04-10'),
  today: day('2025-03-20'),
  paid: false,
  stopped: false,
  fundedFrom: 'account',
  identityShown: false,
};

describe('refunding a draft', () => {
  it('goes back to the account with both copies', () => {
    expect(draftRefund(request)).toEqual({ ok: true, value: { to: 'account' } });
  });

  it('waits one month after the due date when copy 3 is missing', () => {
    const without = { ...request, copies: [2] as const };
    expect(draftRefund({ ...without, today: day('2025-05-09') })).toEqual({
      ok: false,
      error: { code: 'COPY3_MISSING', refundableFrom: '2025-05-10' },
    });
    expect(draftRefund({ ...without, today: day('2025-05-10') }).ok).toBe(true);
  });

  it.each<[string, Partial<DraftRefundRequest>, string]>([
    ['without the draft', { copies: [3] }, 'COPY2_MISSING'],
    ['that was paid', { paid: true }, 'ALREADY_PAID'],
    ['that is stopped', { stopped: true }, 'STOPPED'],
    ['in cash without ID', { fundedFrom: 'cash' }, 'IDENTITY_NOT_SHOWN'],
  ])('refuses a refund %s', (_, changes, code) => {
    expect(draftRefund({ ...request, ...changes })).toMatchObject({ ok: false, error: { code } });
  });
});
