import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { maturityOf } from '../../contract/interest/fixed.ts';
import type { AnnualRate } from '../../contract/interest/rate.ts';
import { fromWire } from '../../contract/money/amount.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { Tx } from '../database/serializable.ts';
import { type Product, termOf } from '../products/product.ts';
import { loadRates } from '../products/rates.ts';

/** What is agreed when a time deposit is opened. */
export interface Agreed {
  /** Per cent a year for the whole term; null where the rate is that of the day of withdrawal (call, fixed-or-demand). */
  readonly rate: AnnualRate | null;
  readonly maturesOn: BusinessDate | null;
}

/** The terms of a new deposit of this amount (minor units; of instalment savings one instalment) from a day on (domain: interest). */
export async function agree(
  tx: Tx,
  product: Product,
  { amount, rollover, on }: { readonly amount: bigint; readonly rollover: boolean; readonly on: BusinessDate },
): Promise<Result<Agreed, WireError>> {
  if (amount < fromWire(product.terms.minimumOpen)) return refuse('BELOW_MINIMUM_OPEN');
  if (rollover && product.kind !== 'fixed') return refuse('ROLLOVER_NOT_POSSIBLE');
  if (product.kind !== 'fixed' && product.kind !== 'instalment') return ok({ rate: null, maturesOn: null });
  const rate = (await loadRates(tx)).at({ code: product.terms.rateCode, term: product.term }, on, amount);
  if (!rate.ok) return refuse(rate.error.code, { date: rate.error.date, rate: rate.error.rate });
  return ok({ rate: rate.value, maturesOn: maturityOf(on, termOf(product)) });
}

/** Writes the contract of an account that exists already. The certificate's number is written with the certificate. */
export async function writeContract(
  tx: Tx,
  accountNumber: string,
  { rate, maturesOn }: Agreed,
  { amount, rollover, on }: { readonly amount: bigint; readonly rollover: boolean; readonly on: BusinessDate },
): Promise<void> {
  await tx
    .insertInto('deposits')
    .values({
      account_number: accountNumber,
      certificate_number: null,
      opened_on: on,
      term_started_on: on,
      matures_on: maturesOn,
      contract_rate: rate,
      principal: amount,
      rollover,
      notice_given_on: null,
      notice_date: null,
      notice_amount: null,
    })
    .execute();
}
