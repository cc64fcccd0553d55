import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { inquiryDates } from './inquiry.ts';

describe('inquiries', () => {
  it('are answered by the next working day and go up on the third', () => {
    expect(inquiryDates(businessDateSchema.parse('2025-03-07'))).toEqual({ replyDue: '2025-03-10', escalates: '2025-03-12' });
    expect(inquiryDates(businessDateSchema.parse('2025-04-30'))).toEqual({ replyDue: '2025-05-06', escalates: '2025-05-08' });
  });
});
