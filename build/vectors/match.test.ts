import { describe, expect, it } from 'vitest';
import { meets, toleranceOf } from './match.ts';

describe('comparing with what a vector expects', () => {
  it('compares amounts and rates by value', () => {
    expect(meets('1000.00', 100000n)).toBe(false);
    expect(meets('1000.00', '1000')).toBe(true);
    expect(meets('5%', '0.05')).toBe(true);
    expect(meets(20000, 20000n)).toBe(true);
  });

  it('compares identifiers as text', () => {
    expect(meets('0001', '1')).toBe(false);
    expect(meets('102100099996', '102100099996.0')).toBe(false);
  });

  it('asks for every expected part and ignores the rest', () => {
    expect(meets({ valid: true }, { valid: true, country: 'CN' })).toBe(true);
    expect(meets({ valid: true, country: 'CN' }, { valid: true })).toBe(false);
    expect(meets([1, 2], [1])).toBe(false);
    expect(meets(null, undefined)).toBe(true);
    expect(meets(null, 0)).toBe(false);
  });

  it('takes the tolerance from the note', () => {
    const vector = { id: 'x', rule: 'r', input: 1, expected: 0.9444, note: 'tolerance 5e-5' };
    expect(toleranceOf(vector)).toBe(5e-5);
    expect(meets(0.9444, 0.94444, toleranceOf(vector))).toBe(true);
    expect(meets(0.9444, 0.9446, toleranceOf(vector))).toBe(false);
    expect(meets(0.9444, 0.94444)).toBe(false);
  });
});
