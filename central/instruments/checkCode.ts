import { createHmac, timingSafeEqual } from 'node:crypto';

/** What the check code of an instrument covers. Amount in minor units. */
export interface Coded {
  readonly kind: string;
  readonly number: string;
  readonly issuingBranch: string;
  readonly issuedOn: string;
  readonly currency: string;
  readonly amount: bigint;
}

const DIGITS = 10;

/** The check code (密押): HMAC-SHA256 over kind, number, branch, date and amount, brought to ten decimal digits. */
export function checkCodeOf(key: Buffer, { kind, number, issuingBranch, issuedOn, currency, amount }: Coded): string {
  const covered = ['guitai check code 1', kind, number, issuingBranch, issuedOn, currency, amount.toString()].join('\n');
  const mac = createHmac('sha256', key).update(covered).digest();
  return (mac.readBigUInt64BE(0) % 10n ** BigInt(DIGITS)).toString().padStart(DIGITS, '0');
}

/** Whether the code that stands on a paper is its own; takes as long for a wrong one as for the right one. */
export function checkCodeHolds(key: Buffer, coded: Coded, written: string): boolean {
  const [right, given] = [Buffer.from(checkCodeOf(key, coded)), Buffer.from(written)];
  return right.length === given.length && timingSafeEqual(right, given);
}
