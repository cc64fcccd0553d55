import { createHmac, timingSafeEqual } from 'node:crypto';

/** What the payment password of a cheque covers. Amount in minor units. */
export interface Passworded {
  readonly accountNumber: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly amount: bigint;
}

const DIGITS = 16;

/** The key of one account: what its drawer's device holds, and no other can be computed from. */
export const deviceKeyOf = (key: Buffer, accountNumber: string): Buffer => createHmac('sha256', key).update(accountNumber).digest();

/** The payment password (支付密码) as the drawer's device computes it and writes it on the cheque: sixteen digits. */
export function paymentPasswordOf(key: Buffer, { accountNumber, number, issuedOn, amount }: Passworded): string {
  const covered = ['guitai payment password 1', accountNumber, number, issuedOn, amount.toString()].join('\n');
  const mac = createHmac('sha256', deviceKeyOf(key, accountNumber)).update(covered).digest();
  return (mac.readBigUInt64BE(0) % 10n ** BigInt(DIGITS)).toString().padStart(DIGITS, '0');
}

/** Whether the password on a cheque is its own. */
export function paymentPasswordHolds(key: Buffer, cheque: Passworded, written: string): boolean {
  const [right, given] = [Buffer.from(paymentPasswordOf(key, cheque)), Buffer.from(written)];
  return right.length === given.length && timingSafeEqual(right, given);
}
