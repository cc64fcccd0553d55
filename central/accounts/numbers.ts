import { randomInt } from 'node:crypto';
import type { ProductKind } from '../../contract/products/terms.ts';

function luhn(body: string): string {
  let sum = 0;
  for (const [index, digit] of [...body].reverse().entries()) {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}

/** Branch, two digits of the product, ten digits of serial, Luhn digit: 17 digits where the branch has four. */
export function accountNumber(branchCode: string, product: string, serial: number): string {
  const body = `${branchCode}${product}${serial.toString().padStart(10, '0')}`;
  return body + luhn(body);
}

/** Two digits by what kind of account it is; the second one of each pair is a company's. */
const PRODUCT_DIGITS: Readonly<Record<ProductKind, readonly [individual: string, unit: string]>> = {
  demand: ['01', '02'],
  fixed: ['11', '12'],
  notice: ['13', '14'],
  instalment: ['15', '16'],
  fixedOrDemand: ['17', '18'],
};

const LOWEST = 1_000_000_000;
const ABOVE = 9_000_000_000;

/**
 * An account number to try. Chance instead of a counter, because a counter is one row or one index page that every opening of the bank
 * meets at, and its neighbours can be guessed. The primary key decides; a taken number loses the posting's attempt, and the next one
 * brings another. Serials outside of the range are left to what was numbered elsewhere (migrated or sandbox accounts).
 */
export const proposeAccountNumber = (branchCode: string, kind: ProductKind, holder: 'individual' | 'unit'): string =>
  accountNumber(branchCode, PRODUCT_DIGITS[kind][holder === 'unit' ? 1 : 0], randomInt(LOWEST, ABOVE));
