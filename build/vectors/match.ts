import { Decimal } from 'decimal.js';
import type { Vector } from './types.ts';

const NUMERAL = /^[+-]?\d+(\.\d+)?%?$/;

function numeral(value: unknown): Decimal | null {
  if (typeof value === 'bigint') return new Decimal(value.toString());
  if (typeof value === 'number') return new Decimal(value);
  if (typeof value !== 'string' || !NUMERAL.test(value)) return null;
  return value.endsWith('%') ? new Decimal(value.slice(0, -1)).div(100) : new Decimal(value);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The tolerance that a vector's note grants ("tolerance 5e-5"), else 0. */
export const toleranceOf = (vector: Vector): number => Number(/tolerance\s+([\d.]+(?:e-?\d+)?)/i.exec(vector.note ?? '')?.[1] ?? 0);

/**
 * Every part of `expected` must be met; what `got` says beyond it does not matter. Numerals are compared by value (1000 = 1000.00,
 * 5% = 0.05), because files write the same amount as number or as text; null and absent are one. Identifiers are digits too, so
 * two texts with leading zeros or of more than 11 digits without a decimal point are compared as text.
 */
export function meets(expected: unknown, got: unknown, tolerance = 0): boolean {
  if (expected === null || expected === undefined) return got === null || got === undefined;
  if (Array.isArray(expected)) {
    return Array.isArray(got) && got.length === expected.length && expected.every((item, i) => meets(item, got[i], tolerance));
  }
  if (isRecord(expected)) {
    return isRecord(got) && Object.entries(expected).every(([key, value]) => meets(value, got[key], tolerance));
  }
  if (typeof expected === 'string' && typeof got === 'string') {
    if (expected === got) return true;
    if ([expected, got].some((text) => /^0\d|^\d{12,}$/.test(text))) return false;
  }
  const [a, b] = [numeral(expected), numeral(got)];
  return a !== null && b !== null ? a.minus(b).abs().lte(tolerance) : expected === got;
}

export const matches = (got: unknown, vector: Vector): boolean => meets(vector.expected, got, toleranceOf(vector));
