import { Temporal } from 'temporal-polyfill';
import { BRANCH_TIME_ZONE } from '../../contract/dates/branchTime.ts';
import type { WorkingCalendar } from '../../contract/dates/calendar.ts';
import type { LocalMinute } from '../../contract/dates/localTime.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { feeAmount } from '../../contract/parameters/fees.ts';
import { type ChosenRoute, chooseRoute, type RouteWish, type Urgency } from '../../contract/payments/chooseRoute.ts';
import type { HvpsProfile } from '../../contract/payments/hvpsWindow.ts';
import type { PaymentRoute } from '../../contract/payments/route.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { ParametersAt } from '../parameters/at.ts';

/** The minute of the branches' wall clock, by which the payment systems open and close. */
export const localMinute = (instant: Date): LocalMinute =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(BRANCH_TIME_ZONE)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' }) as LocalMinute;

/** Hours of the large-value system as the bank has set them. */
export function hoursOf(parameters: ParametersAt): HvpsProfile {
  const { opensAt, opensOnEve, cutOff, clearingUntil, cipsFundingUntil } = parameters.one('hvpsHours');
  return {
    opens: { at: opensAt as HvpsProfile['cutOff'], eve: opensOnEve },
    cutOff: cutOff as HvpsProfile['cutOff'],
    clearingUntil: clearingUntil as HvpsProfile['cutOff'],
    cipsFundingUntil: cipsFundingUntil as HvpsProfile['cutOff'] | null,
  };
}

export interface Wanted {
  readonly amount: bigint;
  readonly sameBank: boolean;
  readonly wish: RouteWish;
  readonly urgency: Urgency;
}

/** The route at an instant, by what the bank has set. */
export function routeAt(parameters: ParametersAt, calendar: WorkingCalendar, wanted: Wanted, now: Date): Result<ChosenRoute, WireError> {
  const { limit, inclusive } = parameters.one('bepsCap');
  const cap = { limit: BigInt(limit), inclusive };
  const chosen = chooseRoute({ ...wanted, at: localMinute(now), calendar, hours: hoursOf(parameters), cap });
  return chosen.ok ? ok(chosen.value) : refuse(chosen.error.code, { limit: formatAmount(chosen.error.limit, CNY) });
}

export interface RemittanceFee {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly amount: bigint;
}

/** The fee of the bank's tariff: `REMIT-<route>` where the bank prices a route by itself, otherwise `REMIT`; in-bank is free unless priced. */
export function feeOf(parameters: ParametersAt, route: PaymentRoute, amount: bigint): RemittanceFee | null {
  const codes = route === 'IN_BANK' ? ['REMIT-IN_BANK'] : [`REMIT-${route}`, 'REMIT'];
  for (const code of codes) {
    const fee = parameters.get('fee', code);
    if (fee === null) continue;
    const charged = feeAmount(fee.charge, amount, CNY);
    return charged === 0n ? null : { code, nameZh: fee.names.zh, nameEn: fee.names.en, amount: charged };
  }
  return null;
}
