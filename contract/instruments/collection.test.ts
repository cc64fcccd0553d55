import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { collectionAllowed, latePenalty, refusalDue } from './collection.ts';

const day = (text: string) => businessDateSchema.parse(text);

describe('collections', () => {
  it('starts at 10,000 yuan, for Xinhua bookshops at 1,000, without minimum when entrusted', () => {
    expect(collectionAllowed('acceptance-documents', 999_999n)).toBe(false);
    expect(collectionAllowed('acceptance-goods', 1_000_000n)).toBe(true);
    expect(collectionAllowed('acceptance-documents', 100_000n, true)).toBe(true);
    expect(collectionAllowed('entrusted', 1n)).toBe(true);
    expect(collectionAllowed('entrusted', 0n)).toBe(false);
  });

  it('waits three working days for documents and ten days for goods', () => {
    expect(refusalDue('acceptance-documents', day('2025-03-06'))).toBe('2025-03-11');
    expect(refusalDue('acceptance-goods', day('2025-03-05'))).toBe('2025-03-17');
    expect(refusalDue('entrusted', day('2025-04-30'))).toBe('2025-05-08');
  });

  it('costs 0.05 per cent a day when it is late', () => {
    expect(latePenalty(1_000_000n, 10)).toBe(5_000n);
    expect(latePenalty(1_000_000n, -1)).toBe(0n);
    expect(latePenalty(1_000n, 1)).toBe(1n);
  });
});
