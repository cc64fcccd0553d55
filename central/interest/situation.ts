import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WorkingCalendar } from '../../contract/dates/calendar.ts';
import type { AnnualRate } from '../../contract/interest/rate.ts';
import type { Product } from '../products/product.ts';
import type { Rates } from '../products/rates.ts';

/** A movement of the account's money. */
export interface Movement {
  /** From which day it counts (value date). */
  readonly date: BusinessDate;
  /** Signed minor units. */
  readonly amount: bigint;
  /** Booked after the last settlement. With an earlier value date it corrects what was settled. */
  readonly late: boolean;
}

/** What the books know of a demand account since its last settlement. */
export interface DemandBook {
  readonly openedOn: BusinessDate;
  readonly settledThrough: BusinessDate | null;
  /** The balance before the first of `movements`. */
  readonly opening: bigint;
  readonly movements: readonly Movement[];
}

/** A notice that the customer gave for a call deposit. */
export interface StandingNotice {
  readonly givenOn: BusinessDate;
  readonly agreedDate: BusinessDate;
  readonly agreedAmount: bigint;
}

/** The contract of a term account. */
export interface Deposit {
  readonly accountNumber: string;
  readonly certificateNumber: string | null;
  readonly openedOn: BusinessDate;
  readonly termStartedOn: BusinessDate;
  readonly maturesOn: BusinessDate | null;
  readonly contractRate: AnnualRate | null;
  /** Minor units; of instalment savings, one instalment. */
  readonly principal: bigint;
  readonly rollover: boolean;
  readonly partials: number;
  readonly notice: StandingNotice | null;
  readonly unusedNotices: number;
}

interface Common {
  readonly product: Product;
  readonly rates: Rates;
  readonly calendar: WorkingCalendar;
  /** The day of withdrawal or closing; it earns nothing any more. */
  readonly date: BusinessDate;
}

/** Everything that decides what an account earns when it is drawn or closed on `date`. Minor units. */
export type InterestSituation =
  | (Common & { readonly kind: 'demand'; readonly book: DemandBook })
  | (Common & {
      readonly kind: 'fixed' | 'notice' | 'fixedOrDemand';
      readonly deposit: Deposit;
      readonly balance: bigint;
      /** Absent: everything. */
      readonly amount?: bigint;
    })
  | (Common & { readonly kind: 'instalment'; readonly deposit: Deposit; readonly balance: bigint; readonly payments: readonly Movement[] });

export type SituationOf<K extends InterestSituation['kind']> = Extract<InterestSituation, { readonly kind: K }>;
