import type { BusinessDate } from '../dates/businessDate.ts';
import { type Dated, from, valueOnOrFirst } from '../dates/dated.ts';

/** In-bank (网内往来), small-value and large-value payment systems. */
export type PaymentRoute = 'IN_BANK' | 'BEPS' | 'HVPS';

/** The largest single credit through BEPS, minor units, and whether that amount itself still goes. */
export type BepsCap = { readonly limit: bigint; readonly inclusive: boolean };

/**
 * By date. The first generation took "5万以下(不含)"; today's cap is one million. [R]: the day of change and the temporary lifts
 * (weekends 2015, January 2020) come with the bank's own table from central.
 */
export const BEPS_CAPS: readonly [Dated<BepsCap>, ...Dated<BepsCap>[]] = [
  from('2005-11-28', { limit: 5_000_000n, inclusive: false }),
  from('2020-02-01', { limit: 100_000_000n, inclusive: true }),
];

export const bepsCapOn = (date: BusinessDate): BepsCap => valueOnOrFirst(BEPS_CAPS, date);

export const withinBepsCap = (amount: bigint, cap: BepsCap): boolean => amount < cap.limit || (cap.inclusive && amount === cap.limit);

export type RouteRequest = {
  readonly amount: bigint;
  readonly sameBank: boolean;
  /** The customer or the purpose asks for real-time settlement. */
  readonly urgent: boolean;
  /** Whether the large-value system takes customer payments now. */
  readonly hvpsOpen: boolean;
};

/**
 * `queued`: the large-value system is closed and this amount cannot go by the other one, so it waits for the next opening.
 * `alternatives`: what the customer may choose instead.
 */
export type RouteDecision = { readonly route: PaymentRoute; readonly queued: boolean; readonly alternatives: readonly PaymentRoute[] };

/** Chooses the way of a domestic CNY remittance by payee bank, amount and window. */
export function routePayment({ amount, sameBank, urgent, hvpsOpen }: RouteRequest, cap: BepsCap): RouteDecision {
  if (sameBank) return { route: 'IN_BANK', queued: false, alternatives: [] };
  const small = withinBepsCap(amount, cap);
  if (!small) return { route: 'HVPS', queued: !hvpsOpen, alternatives: [] };
  if (urgent && hvpsOpen) return { route: 'HVPS', queued: false, alternatives: ['BEPS'] };
  return { route: 'BEPS', queued: false, alternatives: ['HVPS'] };
}
