import { expect, test } from 'vitest';
import { en } from './en/index.ts';
import { otherLanguage, storedLanguage } from './language.ts';
import { zh } from './zh/index.ts';

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

const compare = (left: object, right: object, path = ''): void => {
  expect(Object.keys(right).sort(), path).toEqual(Object.keys(left).sort());
  for (const [key, value] of Object.entries(left)) {
    const other: unknown = Object.getOwnPropertyDescriptor(right, key)?.value;
    if (typeof value === 'string') expect(placeholders(String(other)), `${path}.${key}`).toEqual(placeholders(value));
    else compare(value, other as object, `${path}.${key}`);
  }
};

test('both languages say the same things with the same figures in them', () => {
  compare(zh, en);
});

test('Chinese is spoken unless English was chosen', () => {
  expect(storedLanguage({ getItem: () => null })).toBe('zh');
  expect(storedLanguage({ getItem: () => 'xx' })).toBe('zh');
  expect(storedLanguage({ getItem: () => 'en' })).toBe('en');
  expect(otherLanguage('zh')).toBe('en');
});
