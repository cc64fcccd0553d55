import { expect, test } from 'vitest';
import { sessionChange } from './followSession.ts';

const zhao = { tellerId: '100101' };
const li = { tellerId: '100102' };

test('signing off throws the window away', () => {
  expect(sessionChange(zhao, null, null, false)).toBe('wipe');
});

test('a session that ends while something is unsaved keeps the form for its teller', () => {
  expect(sessionChange(zhao, null, null, true)).toBe('keep');
  expect(sessionChange(null, zhao, '100101', true)).toBe('none');
});

test('another teller never sees what was kept', () => {
  expect(sessionChange(null, li, '100101', true)).toBe('wipe');
});

test('signing on and ordinary news change nothing', () => {
  expect(sessionChange(null, zhao, null, false)).toBe('none');
  expect(sessionChange(zhao, zhao, null, true)).toBe('none');
  expect(sessionChange(null, null, null, false)).toBe('none');
});
