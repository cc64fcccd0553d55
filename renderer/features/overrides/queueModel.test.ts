import { describe, expect, test } from 'vitest';
import { type OverrideView, overrideViewSchema } from '../../../contract/central/overrides.ts';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import { formLines, hindranceOf, mayDecide, toDecide } from './queueModel.ts';

const request = (over: object = {}): OverrideView =>
  overrideViewSchema.parse({
    requestId: '0b1a3c50-8f5e-4e0a-9d2c-3f6f5a1f0a01',
    state: 'pending',
    kind: 'remote',
    clientKey: '0197a000-0000-7000-8000-000000000001',
    transactionCode: '1201',
    businessDate: '2026-03-02',
    deviceId: 'PC-1001-01',
    requestedBy: { tellerId: '100101', name: '李娜' },
    currency: 'CNY',
    amount: '25000000',
    values: {
      accountNumber: '6200100000000017',
      currency: 'CNY',
      amount: '25000000',
      denominations: { n100: 2_499, n50: 2, n20: 0 },
      remark: '',
      witness: { tellerId: '100103', proof: 'must-not-be-shown' },
    },
    rules: [],
    reason: '',
    rekeyAmount: false,
    createdAt: '2026-03-02T01:00:00.000Z',
    expiresAt: '2026-03-02T02:00:00.000Z',
    assignedTo: null,
    decisions: [],
    ...over,
  });

describe('who decides', () => {
  test('one’s own is for somebody else, and one that is met at the requester’s PC is not for here', () => {
    expect(hindranceOf(request(), '100190')).toBeNull();
    expect(hindranceOf(request(), '100101')).toBe('own');
    expect(hindranceOf(request({ kind: 'local' }), '100190')).toBe('local');
  });

  test('the badge counts what this person can decide', () => {
    const all = [request(), request({ kind: 'local' }), request({ requestedBy: { tellerId: '100190', name: '王建国' } })];
    expect(toDecide(all, '100190')).toBe(1);
    expect(toDecide(all, '100191')).toBe(2);
  });

  test('a supervisor has a queue, a teller has none', () => {
    expect(mayDecide(['supervisor'])).toBe(true);
    expect(mayDecide(['teller'])).toBe(false);
  });
});

describe('the form of a request', () => {
  const lines = (language: 'zh' | 'en') =>
    Object.fromEntries(
      formLines(request(), findTransaction('1201'), language).map((line) => [line.label?.[language] ?? line.name, line.value]),
    );

  test('stands whole under the names of the catalogue, amounts and pieces as a teller writes them', () => {
    expect(lines('zh')).toMatchObject({ 账号: '6200100000000017', 金额: '250,000.00', currency: 'CNY' });
    expect(Object.values(lines('zh'))).toContain('—');
    expect(Object.values(lines('zh')).join('\n')).toContain('100元纸币 × 2499，50元纸币 × 2');
    expect(Object.values(lines('en')).join('\n')).not.toContain('× 0');
  });

  test('shows who has identified themselves and never the proof', () => {
    const text = JSON.stringify(lines('zh'));
    expect(text).toContain('100103');
    expect(text).not.toContain('must-not-be-shown');
  });

  test('of a transaction that this program does not know, everything is shown as it came', () => {
    expect(formLines(request({ transactionCode: '9999' }), undefined, 'zh').map(({ name }) => name)).toEqual([
      'accountNumber',
      'currency',
      'amount',
      'denominations',
      'remark',
      'witness',
    ]);
  });
});
