import { expect, test } from 'vitest';
import { SECTIONS, sectionAfter } from './sections.ts';

test('the arrow keys go round the tabs', () => {
  expect(sectionAfter('passbook', 'ArrowRight')).toBe('card');
  expect(sectionAfter('passbook', 'ArrowLeft')).toBe(SECTIONS.at(-1));
  expect(sectionAfter('idCard', 'ArrowDown')).toBe('passbook');
  expect(sectionAfter('pinPad', 'Home')).toBe('passbook');
  expect(sectionAfter('card', 'a')).toBeNull();
});
