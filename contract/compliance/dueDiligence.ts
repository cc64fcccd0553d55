import type { BusinessDate } from '../dates/businessDate.ts';
import { type Dated, from, valueOnOrFirst } from '../dates/dated.ts';

/** CNY fen and US cents, both inclusive. */
export type DueDiligenceThreshold = { readonly cny: bigint; readonly usd: bigint };

export type DueDiligenceRegime = {
  readonly name: 'order-2007-2' | 'order-2025-11';
  /** A service without an account relation: cash remittance, exchange, drafts, precious metals. */
  readonly oneOff: DueDiligenceThreshold;
  /** Cash in or out of a natural person's account. */
  readonly cash: DueDiligenceThreshold;
  /** Above this the source or use of cash is asked as a rule; null where questioning is risk based. */
  readonly askSourceFrom: DueDiligenceThreshold | null;
  readonly retentionYears: number;
};

const FIFTY_THOUSAND: DueDiligenceThreshold = { cny: 5_000_000n, usd: 1_000_000n };

/**
 * Order [2007] No. 2 and, since 2026-01-01, Order [2025] No. 11. The duty to ask for source and use above 50,000 (Order [2022] No. 1)
 * was postponed before it began and is abolished by the latter. The older figures are [R].
 */
export const DUE_DILIGENCE_REGIMES: readonly [Dated<DueDiligenceRegime>, ...Dated<DueDiligenceRegime>[]] = [
  from('2007-08-01', {
    name: 'order-2007-2',
    oneOff: { cny: 1_000_000n, usd: 100_000n },
    cash: FIFTY_THOUSAND,
    askSourceFrom: null,
    retentionYears: 5,
  }),
  from('2026-01-01', { name: 'order-2025-11', oneOff: FIFTY_THOUSAND, cash: FIFTY_THOUSAND, askSourceFrom: null, retentionYears: 10 }),
];

export const dueDiligenceRegime = (date: BusinessDate): DueDiligenceRegime => valueOnOrFirst(DUE_DILIGENCE_REGIMES, date);

/** Years that records of the customer and the transaction are kept. */
export const retentionYears = (date: BusinessDate): number => dueDiligenceRegime(date).retentionYears;

export type DueDiligenceCase = {
  readonly date: BusinessDate;
  readonly service: 'oneOff' | 'cash';
  /** Cash rules are for natural persons; a unit's cash is known through its account. */
  readonly natural: boolean;
  readonly cny: bigint;
  readonly usd: bigint;
};

export type DueDiligenceDuty = {
  readonly regime: DueDiligenceRegime['name'];
  readonly identify: boolean;
  readonly keepIdCopy: boolean;
  readonly askSourceOfFunds: boolean;
  readonly retentionYears: number;
};

const reached = (threshold: DueDiligenceThreshold | null, { cny, usd }: DueDiligenceCase): boolean =>
  threshold !== null && (cny >= threshold.cny || usd >= threshold.usd);

/** What the counter must do before this transaction, as a rule; a suspicion always allows to ask for more. */
export function dueDiligence(given: DueDiligenceCase): DueDiligenceDuty {
  const { name, oneOff, cash, askSourceFrom, retentionYears: years } = dueDiligenceRegime(given.date);
  const identify = given.service === 'oneOff' ? reached(oneOff, given) : given.natural && reached(cash, given);
  return {
    regime: name,
    identify,
    keepIdCopy: identify,
    askSourceOfFunds: identify && reached(askSourceFrom, given),
    retentionYears: years,
  };
}
