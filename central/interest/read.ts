import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { stateCouncilCalendar, type WorkingCalendar } from '../../contract/dates/calendar.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { Tx } from '../database/serializable.ts';
import { loadProducts, type Products } from '../products/product.ts';
import { loadRates, type Rates } from '../products/rates.ts';
import { type Booked, bookedOf, findHolding, type Holding } from './holding.ts';
import { type InterestRefusal, refused } from './refusal.ts';
import type { DemandBook, InterestSituation } from './situation.ts';

/** What is the same for every account of the bank. */
export interface Terms {
  readonly products: Products;
  readonly rates: Rates;
  readonly calendar: WorkingCalendar;
}

export const loadTerms = async (tx: Tx, calendar: WorkingCalendar = stateCouncilCalendar): Promise<Terms> => ({
  products: await loadProducts(tx),
  rates: await loadRates(tx),
  calendar,
});

/** The balance of the day before the first entry is what is left when all of them are taken away. */
export const demandBook = (holding: Holding, booked: readonly Booked[]): DemandBook => ({
  openedOn: holding.openedOn,
  settledThrough: holding.settledThrough,
  opening: booked.reduce((balance, { amount }) => balance - amount, holding.balance),
  movements: booked,
});

/**
 * The situation of an account on a date. A running deposit keeps the terms of the day on which its term began; a demand account
 * follows the newest.
 */
export function situationOf(
  { products, rates, calendar }: Terms,
  holding: Holding,
  booked: readonly Booked[],
  date: BusinessDate,
  amount?: bigint,
): Result<InterestSituation, InterestRefusal> {
  const { deposit, balance } = holding;
  const termsOn = deposit?.termStartedOn ?? date;
  const product = products.on(holding.productCode, termsOn);
  if (product === null) return refused('PRODUCT_TERMS_UNKNOWN', { productCode: holding.productCode, date: termsOn });
  const common = { product, rates, calendar, date };
  if (product.kind === 'demand') return ok({ ...common, kind: 'demand', book: demandBook(holding, booked) });
  if (deposit === null) return refused('DEPOSIT_UNKNOWN', { accountNumber: holding.number });
  if (product.kind === 'instalment') {
    if (amount !== undefined && amount !== balance) return refused('PARTIAL_NOT_POSSIBLE');
    return ok({ ...common, kind: 'instalment', deposit, balance, payments: booked.filter(({ system }) => !system) });
  }
  return ok({ ...common, kind: product.kind, deposit, balance, ...(amount === undefined ? {} : { amount }) });
}

/** Reads the situation of one account, for `closeInterest`. `amount` in minor units: what is to be drawn; absent: everything. */
export async function readSituation(
  tx: Tx,
  accountNumber: string,
  date: BusinessDate,
  options: { readonly amount?: bigint; readonly calendar?: WorkingCalendar } = {},
): Promise<Result<InterestSituation, InterestRefusal>> {
  const holding = await findHolding(tx, accountNumber);
  if (holding === null) return refused('ACCOUNT_UNKNOWN', { accountNumber });
  const booked = (await bookedOf(tx, [holding])).get(accountNumber) ?? [];
  return situationOf(await loadTerms(tx, options.calendar), holding, booked, date, options.amount);
}
