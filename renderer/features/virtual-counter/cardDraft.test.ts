import { expect, test } from 'vitest';
import { cardOf, nameOnCard, panOfAccount } from './cardDraft.ts';

const DRAFT = { pan: '6210000000000011', expiry: '3012', name: 'ZHANG/SAN', chip: true, stripe: 'same' } as const;

test('a card has the number that its account has given out, or else the account’s own', () => {
  const number = '10010100000000115' as never;
  expect(panOfAccount({ number, medium: null })).toBe(number);
  expect(panOfAccount({ number, medium: { type: 'passbook', number: '1', state: 'active' } })).toBe(number);
  expect(panOfAccount({ number, medium: { type: 'card', number: '6217991000000000013', state: 'active' } })).toBe('6217991000000000013');
  expect(panOfAccount(null)).toBe('');
});

test('names are written as a stripe can have them', () => {
  expect(nameOnCard({ pinyin: 'ou yang ji xiang' })).toBe('OU/YANGJIXIANG');
  expect(nameOnCard({ pinyin: '' })).toBe('CARDHOLDER/SANDBOX');
  expect(nameOnCard({ pinyin: 'a' })).toMatch(/^[A-Z /.'-]{2,26}$/);
  expect(nameOnCard({ pinyin: 'abudula aimaiti '.repeat(4) })).toHaveLength(26);
});

test('a number without its check digit, or a month 13, is said to be wrong', () => {
  expect(cardOf(DRAFT)).toEqual({ ok: true, pan: DRAFT.pan });
  expect(cardOf({ ...DRAFT, pan: '6210000000000012' })).toEqual({ ok: false, field: 'pan' });
  expect(cardOf({ ...DRAFT, expiry: '3013' })).toEqual({ ok: false, field: 'expiry' });
});
