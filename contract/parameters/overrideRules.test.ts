import { expect, test } from 'vitest';
import { overrideRuleSchema, ruleApplies } from './overrideRules.ts';

const terms = {
  reason: { zh: '大额', en: 'Large' },
  transactions: ['1201'],
  currency: 'CNY',
  fromAmount: '1000',
  toAmount: '2000',
  paths: [[{ role: 'supervisor', minLevel: 5, count: 1 }]],
  alternates: [],
  rekeyAmount: false,
  fallbackToLocal: true,
  allowed: ['local'],
};

test.each([
  ['1201', 'CNY', 999n, false],
  ['1201', 'CNY', 1000n, true],
  ['1201', 'CNY', 1999n, true],
  ['1201', 'CNY', 2000n, false],
  ['1202', 'CNY', 1500n, false],
  ['1201', 'USD', 1500n, false],
])('%s of %s %s: %s', (code, currency, amount, applies) => {
  expect(ruleApplies(overrideRuleSchema.parse(terms), code, currency, amount)).toBe(applies);
});

test('without transactions it speaks of all, without an upper end of everything above', () => {
  const rule = overrideRuleSchema.parse({ ...terms, transactions: [], toAmount: null });
  expect(ruleApplies(rule, '1301', 'CNY', 10n ** 15n)).toBe(true);
});

test.each([
  ['an empty band', { toAmount: '1000' }],
  ['nobody who could agree', { paths: [] }],
  ['no way to ask', { allowed: [] }],
  ['a negative amount', { fromAmount: '-1' }],
])('%s is refused', (_what, change) => {
  expect(overrideRuleSchema.safeParse({ ...terms, ...change }).success).toBe(false);
});
